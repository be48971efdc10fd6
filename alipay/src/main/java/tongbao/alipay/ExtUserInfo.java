package tongbao.alipay;

/** Who has to be the buyer, {@code ext_user_info}; not checked in Alipay's sandbox. */
public final class ExtUserInfo {
    /** A document of identity. */
    public enum CertType implements Listed {
        IDENTITY_CARD,
        PASSPORT,
        OFFICER_CARD,
        SOLDIER_CARD,
        HOKOU,
        PERMANENT_RESIDENCE_FOREIGNER
    }

    /** The buyer's name. */
    public static final Field<ExtUserInfo, String> NAME = Field.text("name");
    /** The mobile number; Alipay does not check it for now. */
    public static final Field<ExtUserInfo, String> MOBILE = Field.text("mobile");
    /** The document that {@link #CERT_NO} is of. */
    public static final Field<ExtUserInfo, CertType> CERT_TYPE = Field.word("cert_type", CertType.class);
    /** The number of the document. */
    public static final Field<ExtUserInfo, String> CERT_NO = Field.text("cert_no");
    /** The least age in years. */
    public static final Field<ExtUserInfo, String> MIN_AGE = Field.text("min_age");
    /** Whether the buyer must be this person: name, cert_type and cert_no are needed. */
    public static final Field<ExtUserInfo, Boolean> FIX_BUYER = Field.flag("fix_buyer", "T", "F");
    /** Whether what is given here is compared with the buyer; one difference fails the payment. */
    public static final Field<ExtUserInfo, Boolean> NEED_CHECK_INFO = Field.flag("need_check_info", "T", "F");
    /** SHA-256 of name and number of the document in UTF-8, instead of them. */
    public static final Field<ExtUserInfo, String> IDENTITY_HASH = Field.text("identity_hash");

    private ExtUserInfo() {}

    public static Part<ExtUserInfo> of() {
        return Part.empty();
    }
}
