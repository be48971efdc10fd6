package tongbao.alipay;

/** What precreate, create and pay may say beyond the order. */
public sealed interface AtCounter permits TradePrecreate.Request, TradeCreate.Request, TradePay.Request {
    /** What merchant and Alipay have agreed on. */
    Field<AtCounter, Part<BusinessParams>> BUSINESS_PARAMS = Field.part("business_params");
    /** The part of the amount that promotions may reduce; with the undiscountable part it makes the total. */
    Field<AtCounter, Yuan> DISCOUNTABLE_AMOUNT = Field.yuan("discountable_amount");
    /** The part of the amount that no promotion reduces. */
    Field<AtCounter, Yuan> UNDISCOUNTABLE_AMOUNT = Field.yuan("undiscountable_amount");
    /** The receiving account, if it is not the contract's own; at most 28 characters. */
    Field<AtCounter, String> SELLER_ID = Field.text("seller_id", 28);
    /** Who sells, at most 28 characters. */
    Field<AtCounter, String> OPERATOR_ID = Field.text("operator_id", 28);
    /** The machine, at most 32 characters. */
    Field<AtCounter, String> TERMINAL_ID = Field.text("terminal_id", 32);
    /** Alipay's number of the store. */
    Field<AtCounter, String> ALIPAY_STORE_ID = Field.text("alipay_store_id");
    /** What an acquiring bank says about its merchant. */
    Field<AtCounter, Part<BankAgent>> BKAGENT_REQ_INFO = Field.part("bkagent_req_info");
}
