package tongbao.alipay;

/** The merchant below a platform that the money is for, {@code sub_merchant}. */
public final class SubMerchant {
    private static final Field<SubMerchant, String> MERCHANT_ID = Field.text("merchant_id");

    /** Whose number it is; only {@code alipay} is documented, and it is the default. */
    public static final Field<SubMerchant, String> MERCHANT_TYPE = Field.text("merchant_type");

    private SubMerchant() {}

    /** The merchant by the number that Alipay gave it. */
    public static Part<SubMerchant> of(String merchantId) {
        return Part.<SubMerchant>empty().with(MERCHANT_ID, merchantId);
    }
}
