package tongbao.alipay;

/** What merchant and Alipay have agreed on for one business, {@code business_params}. */
public final class BusinessParams {
    /** The buyer's own address on the internet; where it is missing: {@code ACQ.RISK_MERCHANT_IP_NOT_EXIST}. */
    public static final Field<BusinessParams, String> MC_CREATE_TRADE_IP = Field.text("mc_create_trade_ip", 128);
    /** When the order was really made, for instance at the turnstile. */
    public static final Field<BusinessParams, String> ACTUAL_ORDER_TIME = Field.text("actual_order_time");
    /** The buyer's remark. */
    public static final Field<BusinessParams, String> BUYER_MEMO = Field.text("buyer_memo");
    /** The number of a campus card. */
    public static final Field<BusinessParams, String> CAMPUS_CARD = Field.text("campus_card");
    /** The sort of virtual card. */
    public static final Field<BusinessParams, String> CARD_TYPE = Field.text("card_type");
    /** The part that the buyer's company pays. */
    public static final Field<BusinessParams, Yuan> ENTERPRISE_PAY_AMOUNT = Field.yuan("enterprise_pay_amount");
    /** What the company's payment is for. */
    public static final Field<BusinessParams, String> ENTERPRISE_PAY_INFO = Field.text("enterprise_pay_info");
    /** Whether the cashier asks for the password whatever the amount. */
    public static final Field<BusinessParams, Boolean> FORCE_PWD = Field.flag("force_pwd", "true", "false");
    /** Taxes of the trade, for the risk check. */
    public static final Field<BusinessParams, String> GOOD_TAXES = Field.text("good_taxes");
    /** Which of the payer's assets is set free first: {@code CREDIT_ASSET} or {@code COMMON_ASSET}. */
    public static final Field<BusinessParams, String> PRIORITY_UNFREEZE_ASSET = Field.text("priority_unfreeze_asset");
    /** The line of business in the mini program, for its statistics. */
    public static final Field<BusinessParams, String> TINY_APP_MERCHANT_BIZ_TYPE =
            Field.text("tiny_app_merchant_biz_type");

    private BusinessParams() {}

    public static Part<BusinessParams> of() {
        return Part.empty();
    }
}
