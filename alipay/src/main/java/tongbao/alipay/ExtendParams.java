package tongbao.alipay;

/** Further terms of an order, {@code extend_params}. */
public final class ExtendParams {
    /** The provider that earns a commission, by its partner id (2088…). */
    public static final Field<ExtendParams, String> SYS_SERVICE_PROVIDER_ID = Field.text("sys_service_provider_id");
    /** Instalments of Huabei: their count, such as 3, 6 or 12. */
    public static final Field<ExtendParams, String> HB_FQ_NUM = Field.text("hb_fq_num");
    /** The share of the instalment fee that the seller bears, in per cent: 0 or 100. */
    public static final Field<ExtendParams, String> HB_FQ_SELLER_PERCENT = Field.text("hb_fq_seller_percent");
    /** Whether the money is frozen at the seller until {@link TradeOrderSettle} shares it. */
    public static final Field<ExtendParams, Boolean> ROYALTY_FREEZE = Field.flag("royalty_freeze", "true", "false");
    /** The sort of card. */
    public static final Field<ExtendParams, String> CARD_TYPE = Field.text("card_type");
    /** What was agreed with Zhima about credit. */
    public static final Field<ExtendParams, String> CREDIT_EXT_INFO = Field.text("credit_ext_info");
    /** Data of the trade for its industry, as text. */
    public static final Field<ExtendParams, String> INDUSTRY_REFLUX_INFO = Field.text("industry_reflux_info");
    /** The seller's name as shown, where the contract allows one. */
    public static final Field<ExtendParams, String> SPECIFIED_SELLER_NAME = Field.text("specified_seller_name");
    /** The instalment order of the mini program's trade component. */
    public static final Field<ExtendParams, String> TC_INSTALLMENT_ORDER_ID = Field.text("tc_installment_order_id");
    /** The order of the mini program's trade component. */
    public static final Field<ExtendParams, String> TRADE_COMPONENT_ORDER_ID = Field.text("trade_component_order_id");

    private ExtendParams() {}

    public static Part<ExtendParams> of() {
        return Part.empty();
    }
}
