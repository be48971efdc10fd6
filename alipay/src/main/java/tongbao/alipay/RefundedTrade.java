package tongbao.alipay;

import java.util.List;

/** What the replies of refund and refund query may say beyond numbers and amounts. */
public sealed interface RefundedTrade permits TradeRefund.Reply, TradeFastpayRefundQuery.Refund {
    /** What went back from the merchant, if {@code query_options} has refund_detail_item_list. */
    Field<RefundedTrade, Yuan> SEND_BACK_FEE = Field.yuan("send_back_fee");
    /** To which means it went back, if {@code query_options} asks for it. */
    Field<RefundedTrade, List<Part<FundBill>>> REFUND_DETAIL_ITEM_LIST = Field.parts("refund_detail_item_list");
    /** Which vouchers went back, if {@code query_options} asks for it. */
    Field<RefundedTrade, List<Part<VoucherDetail>>> REFUND_VOUCHER_DETAIL_LIST =
            Field.parts("refund_voucher_detail_list");
    /** What the buyer gets of it. */
    Field<RefundedTrade, Yuan> PRESENT_REFUND_BUYER_AMOUNT = Field.yuan("present_refund_buyer_amount");
    /** What goes back to Alipay of it. */
    Field<RefundedTrade, Yuan> PRESENT_REFUND_DISCOUNT_AMOUNT = Field.yuan("present_refund_discount_amount");
    /** What goes back to the merchant's promotion of it. */
    Field<RefundedTrade, Yuan> PRESENT_REFUND_MDISCOUNT_AMOUNT = Field.yuan("present_refund_mdiscount_amount");
    /** What goes back of Huiyingbao. */
    Field<RefundedTrade, Yuan> REFUND_HYB_AMOUNT = Field.yuan("refund_hyb_amount");
    /** What was undone of a pre-authorisation on credit. */
    Field<RefundedTrade, Yuan> PRE_AUTH_CANCEL_FEE = Field.yuan("pre_auth_cancel_fee");
    /** What Alipay gives back of its charge; only for banks. */
    Field<RefundedTrade, Yuan> REFUND_CHARGE_AMOUNT = Field.yuan("refund_charge_amount");
    /** The same in its parts; only for banks. */
    Field<RefundedTrade, List<Part<RefundCharge>>> REFUND_CHARGE_INFO_LIST = Field.parts("refund_charge_info_list");
    /** The refund's number at the clearing house; only for banks. */
    Field<RefundedTrade, String> REFUND_SETTLEMENT_ID = Field.text("refund_settlement_id");
}
