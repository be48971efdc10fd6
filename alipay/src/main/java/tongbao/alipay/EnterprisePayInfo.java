package tongbao.alipay;

/** What the buyer's company pays, {@code enterprise_pay_info}. */
public final class EnterprisePayInfo {
    /** Whether it pays anything. */
    public static final Field<EnterprisePayInfo, Boolean> IS_USE_ENTERPRISE_PAY = Field.flag("is_use_enterprise_pay");
    /** What an invoice may be written for. */
    public static final Field<EnterprisePayInfo, Yuan> INVOICE_AMOUNT = Field.yuan("invoice_amount");
    /** What it is for. */
    public static final Field<EnterprisePayInfo, String> BIZ_INFO = Field.text("biz_info");

    private EnterprisePayInfo() {}
}
