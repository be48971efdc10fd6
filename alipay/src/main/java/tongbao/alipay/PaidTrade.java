package tongbao.alipay;

import java.util.List;

/** What the replies of pay and query may say of a trade beyond its number, state and amount. */
public sealed interface PaidTrade permits TradePay.Reply, TradeQuery.Reply {
    /** The buyer's number (2088…); newer applications get the open id instead. */
    Field<PaidTrade, String> BUYER_USER_ID = Field.text("buyer_user_id");
    /** The buyer as this application knows it. */
    Field<PaidTrade, String> BUYER_OPEN_ID = Field.text("buyer_open_id");
    /** A person or a company. */
    Field<PaidTrade, Word<BuyerType>> BUYER_USER_TYPE = Field.openWord("buyer_user_type", BuyerType.class);
    /** The buyer's name, if that was agreed with Alipay. */
    Field<PaidTrade, String> BUYER_USER_NAME = Field.text("buyer_user_name");
    /** What the buyer paid; real answers for paid trades have shown 0.00. */
    Field<PaidTrade, Yuan> BUYER_PAY_AMOUNT = Field.yuan("buyer_pay_amount");
    /** What an invoice may be written for. */
    Field<PaidTrade, Yuan> INVOICE_AMOUNT = Field.yuan("invoice_amount");
    /** What was paid with points. */
    Field<PaidTrade, Yuan> POINT_AMOUNT = Field.yuan("point_amount");
    /** What Alipay gave off. */
    Field<PaidTrade, Yuan> DISCOUNT_AMOUNT = Field.yuan("discount_amount");
    /** What the merchant gave off. */
    Field<PaidTrade, Yuan> MDISCOUNT_AMOUNT = Field.yuan("mdiscount_amount");
    /** What goes back to the merchant by Huiyingbao. */
    Field<PaidTrade, Yuan> HYB_AMOUNT = Field.yuan("hyb_amount");
    /** By which means was paid, if the contract or {@code query_options} ask for it. */
    Field<PaidTrade, List<Part<FundBill>>> FUND_BILL_LIST = Field.parts("fund_bill_list");
    /** Which vouchers were used, if {@code query_options} asks for it. */
    Field<PaidTrade, List<Part<VoucherDetail>>> VOUCHER_DETAIL_LIST = Field.parts("voucher_detail_list");
    /** Which goods vouchers made cheaper, as JSON text, if {@code query_options} asks for it. */
    Field<PaidTrade, String> DISCOUNT_GOODS_DETAIL = Field.text("discount_goods_detail");
    /** What the buyer's company pays, if {@code query_options} asks for it. */
    Field<PaidTrade, Part<EnterprisePayInfo>> ENTERPRISE_PAY_INFO = Field.part("enterprise_pay_info");
    /** The store's name. */
    Field<PaidTrade, String> STORE_NAME = Field.text("store_name");
    /** {@code S} if an asynchronous payment was taken on; any other word is unknown. */
    Field<PaidTrade, String> ASYNC_PAY_APPLY_STATUS = Field.text("async_pay_apply_status");
    /** {@code CREDIT_PREAUTH_PAY} for a pre-authorisation on credit. */
    Field<PaidTrade, String> AUTH_TRADE_PAY_MODE = Field.text("auth_trade_pay_mode");
    /** How credit was used: only words that the merchant knows may count as paid. */
    Field<PaidTrade, String> CREDIT_PAY_MODE = Field.text("credit_pay_mode");
    /** The order at the credit business. */
    Field<PaidTrade, String> CREDIT_BIZ_ORDER_ID = Field.text("credit_biz_order_id");
    /** What is still to be fulfilled of a trade on credit. */
    Field<PaidTrade, Yuan> PRE_AUTH_PAY_AMOUNT = Field.yuan("pre_auth_pay_amount");
    /** {@code DC} if digital yuan was received. */
    Field<PaidTrade, String> RECEIPT_CURRENCY_TYPE = Field.text("receipt_currency_type");
    /** The currency that was paid in. */
    Field<PaidTrade, String> PAY_CURRENCY = Field.text("pay_currency");
    /** The amount in {@link #PAY_CURRENCY}. */
    Field<PaidTrade, String> PAY_AMOUNT = Field.text("pay_amount");
    /** The currency of the price. */
    Field<PaidTrade, String> TRANS_CURRENCY = Field.text("trans_currency");
    /** The rate from the currency of the price to that of the payment. */
    Field<PaidTrade, String> TRANS_PAY_RATE = Field.text("trans_pay_rate");
    /** The currency that is settled in. */
    Field<PaidTrade, String> SETTLE_CURRENCY = Field.text("settle_currency");
    /** The amount in {@link #SETTLE_CURRENCY}. */
    Field<PaidTrade, String> SETTLE_AMOUNT = Field.text("settle_amount");
    /** The rate from the settled currency to that of the price. */
    Field<PaidTrade, String> SETTLE_TRANS_RATE = Field.text("settle_trans_rate");
    /** Who bought the foreign currency. */
    Field<PaidTrade, String> PURCHASE_ENTITY = Field.text("purchase_entity");
    /** What Alipay charges the receiver; only for banks. */
    Field<PaidTrade, Yuan> CHARGE_AMOUNT = Field.yuan("charge_amount");
    /** Which special rate holds; only for banks. */
    Field<PaidTrade, String> CHARGE_FLAGS = Field.text("charge_flags");
    /** The number at the clearing house; only for banks. */
    Field<PaidTrade, String> SETTLEMENT_ID = Field.text("settlement_id");
    /** What a bank is told. */
    Field<PaidTrade, Part<BankAgentReply>> BKAGENT_RESP_INFO = Field.part("bkagent_resp_info");
    /** What was paid by tapping the phone. */
    Field<PaidTrade, Part<TapPay>> TAP_PAY_INFO = Field.part("tap_pay_info");
    /** Abolished by Alipay. */
    Field<PaidTrade, String> OPEN_ID = Field.text("open_id");

    /** Who buys. */
    enum BuyerType implements Listed {
        PRIVATE,
        CORPORATE
    }

    /** A payment by tapping the phone, {@code tap_pay_info}. */
    final class TapPay {
        /** By which medium. */
        public static final Field<TapPay, String> PAYMENT_MEDIUM_TYPE = Field.text("payment_medium_type");
        /** What was given off for it. */
        public static final Field<TapPay, Yuan> TOTAL_DISCOUNT_AMOUNT = Field.yuan("total_discount_amount");
        /** What that is called. */
        public static final Field<TapPay, String> TOTAL_DISCOUNT_NAME = Field.text("total_discount_name");

        private TapPay() {}
    }

    /** What a bank is told, {@code bkagent_resp_info}. */
    final class BankAgentReply {
        /** The original transaction of the express payment. */
        public static final Field<BankAgentReply, String> BINDTRX_ID = Field.text("bindtrx_id");
        /** The clearing house: 01 UnionPay, 02 NetsUnion, 03 Express. */
        public static final Field<BankAgentReply, String> BINDCLRISSR_ID = Field.text("bindclrissr_id");
        /** The paying bank's code at the clearing house. */
        public static final Field<BankAgentReply, String> BINDPYERACCTBK_ID = Field.text("bindpyeracctbk_id");
        /** The payer's account, as a token. */
        public static final Field<BankAgentReply, String> BKPYERUSER_CODE = Field.text("bkpyeruser_code");
        /** Where the terminal is thought to be. */
        public static final Field<BankAgentReply, String> ESTTER_LOCATION = Field.text("estter_location");

        private BankAgentReply() {}
    }
}
