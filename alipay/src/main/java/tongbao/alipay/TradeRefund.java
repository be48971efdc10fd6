package tongbao.alipay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.trade.refund}: gives money of a paid trade back, now: its answer is the result. A repeat with the same
 * number and amount refunds once; after an unknown outcome nothing else may be sent for this refund, and
 * {@link TradeFastpayRefundQuery} says ten seconds later whether it went through. At least three seconds between two
 * refunds of one trade.
 */
public final class TradeRefund {
    static final String METHOD = "alipay.trade.refund";

    private TradeRefund() {}

    /**
     * A refund.
     *
     * @param refundAmount from 0.01 yuan to what remains of the trade
     * @param outRequestNo always given, so that two partial refunds never collide
     * @param refundReason at most 256 characters; buyer and merchant see it
     * @param extra optional fields of this method
     */
    public record Request(
            TradeKey key,
            Yuan refundAmount,
            OutRequestNo outRequestNo,
            Optional<String> refundReason,
            Map<String, ExtraField> extra) {
        /** What goes back. */
        public static final Field<Request, List<Part<RefundGoods>>> REFUND_GOODS_DETAIL =
                Field.parts("refund_goods_detail");
        /** Which shares go back; needed except at the counter. */
        public static final Field<Request, List<Part<RoyaltyParameter>>> REFUND_ROYALTY_PARAMETERS =
                Field.parts("refund_royalty_parameters");
        /** Further fields of the reply, such as {@code refund_detail_item_list}. */
        public static final Field<Request, List<String>> QUERY_OPTIONS = Field.texts("query_options");
        /** Who refunds. */
        public static final Field<Request, String> OPERATOR_ID = Field.text("operator_id");
        /** The merchant's number of the store. */
        public static final Field<Request, String> STORE_ID = Field.text("store_id", 32);
        /** The machine. */
        public static final Field<Request, String> TERMINAL_ID = Field.text("terminal_id", 32);
        /** The currency, by default CNY. */
        public static final Field<Request, String> REFUND_CURRENCY = Field.text("refund_currency", 8);
        /** The settlement, for a refund after a late one was confirmed. */
        public static final Field<Request, String> RELATED_SETTLE_CONFIRM_NO = Field.text("related_settle_confirm_no");
        /** What {@link #REFUND_ADVANCE_ACCOUNT} is: default, userId or loginName. */
        public static final Field<Request, String> REFUND_ADVANCE_ACCOUNT_TYPE =
                Field.text("refund_advance_account_type");
        /** The account that advances the money. */
        public static final Field<Request, String> REFUND_ADVANCE_ACCOUNT = Field.text("refund_advance_account");
        /** What {@link #REFUND_TRANS_OUT} is: userId or loginName. */
        public static final Field<Request, String> REFUND_TRANS_OUT_TYPE = Field.text("refund_trans_out_type");
        /** The account that pays, where the contract names one. */
        public static final Field<Request, String> REFUND_TRANS_OUT = Field.text("refund_trans_out");
        /** What goes back, in the older form. */
        public static final Field<Request, List<Part<GoodsDetail>>> GOODS_DETAIL = Field.parts("goods_detail");
        /** The acquiring institution; only for banks. */
        public static final Field<Request, String> ORG_PID = Field.text("org_pid");

        public Request {
            if (refundAmount.fen() < 1) {
                throw new IllegalArgumentException("refund_amount must be at least 0.01");
            }
            refundReason.ifPresent(it -> Checks.length("refund_reason", it, 256));
            extra = Map.copyOf(extra);
        }

        public static Request of(TradeKey key, Yuan refundAmount, OutRequestNo outRequestNo) {
            return new Request(key, refundAmount, outRequestNo, Optional.empty(), Map.of());
        }

        public Request withRefundReason(String reason) {
            return new Request(key, refundAmount, outRequestNo, Optional.of(reason), extra);
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(key, refundAmount, outRequestNo, refundReason, field.put(extra, value));
        }

        Call<Reply> call() {
            BizContent content = new BizContent()
                    .put(key)
                    .put("refund_amount", refundAmount.toString())
                    .put("out_request_no", outRequestNo.value())
                    .put("refund_reason", refundReason);
            return new Call<>(Command.of(METHOD, content.putAll(extra)), Call.echo(key), Reply::of);
        }
    }

    /** Whether this very answer moved money. */
    public enum FundChange {
        /** Refunded now. */
        YES,
        /** Not by this answer: a repeat of an earlier refund, or not yet. Ask {@link TradeFastpayRefundQuery}. */
        NO
    }

    /**
     * The trade after the refund.
     *
     * @param refundFee all that was ever refunded of this trade, <em>not</em> the amount of this refund
     * @param gmtRefundPay when; a repeat shows the time of the first
     */
    public record Reply(
            OutTradeNo outTradeNo,
            TradeNo tradeNo,
            FundChange fundChange,
            Yuan refundFee,
            Optional<Instant> gmtRefundPay,
            Map<String, String> fields)
            implements Answered<Reply>, RefundedTrade {
        /** The buyer's log-in, masked by Alipay. */
        public static final Field<Reply, String> BUYER_LOGON_ID = Field.text("buyer_logon_id");
        /** The buyer's number (2088…). */
        public static final Field<Reply, String> BUYER_USER_ID = Field.text("buyer_user_id");
        /** The buyer as this application knows it. */
        public static final Field<Reply, String> BUYER_OPEN_ID = Field.text("buyer_open_id");
        /** The store's name. */
        public static final Field<Reply, String> STORE_NAME = Field.text("store_name");
        /** Whether it goes back to a bank card, if {@code query_options} has deposit_back_info. */
        public static final Field<Reply, String> HAS_DEPOSIT_BACK = Field.text("has_deposit_back");
        /** The currency. */
        public static final Field<Reply, String> REFUND_CURRENCY = Field.text("refund_currency");
        /** What was paid in advance and went back. */
        public static final Field<Reply, Part<PresetPayTool>> REFUND_PRESET_PAYTOOL_LIST =
                Field.part("refund_preset_paytool_list");
        /** Abolished by Alipay. */
        public static final Field<Reply, String> OPEN_ID = Field.text("open_id");

        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("out_trade_no", OutTradeNo::new),
                    fields.need("trade_no", TradeNo::new),
                    fields.find("fund_change").filter("Y"::equals).isPresent() ? FundChange.YES : FundChange.NO,
                    fields.need("refund_fee", Yuan::of),
                    fields.findTime("gmt_refund_pay"),
                    fields.all());
        }
    }

    /** Goods that go back, a row of {@code refund_goods_detail}. */
    public static final class RefundGoods {
        private static final Field<RefundGoods, String> GOODS_ID = Field.text("goods_id");
        private static final Field<RefundGoods, Yuan> REFUND_AMOUNT = Field.yuan("refund_amount");
        /** The merchant's numbers of the certificates. */
        public static final Field<RefundGoods, List<String>> OUT_CERTIFICATE_NO_LIST =
                Field.texts("out_certificate_no_list");
        /** The merchant's number of the goods in the mini program. */
        public static final Field<RefundGoods, String> OUT_ITEM_ID = Field.text("out_item_id");
        /** The merchant's number of the variant in the mini program. */
        public static final Field<RefundGoods, String> OUT_SKU_ID = Field.text("out_sku_id");

        private RefundGoods() {}

        /** Goods by the number of the order, and what is refunded for all of them. */
        public static Part<RefundGoods> of(String goodsId, Yuan refundAmount) {
            return Part.<RefundGoods>empty().with(GOODS_ID, goodsId).with(REFUND_AMOUNT, refundAmount);
        }
    }

    /** What was paid in advance and went back, {@code refund_preset_paytool_list}. */
    public static final class PresetPayTool {
        /** The sort of asset; spelled so by Alipay. */
        public static final Field<PresetPayTool, String> ASSERT_TYPE_CODE = Field.text("assert_type_code");
        /** Its amounts in yuan. */
        public static final Field<PresetPayTool, List<String>> AMOUNT = Field.texts("amount");

        private PresetPayTool() {}
    }
}
