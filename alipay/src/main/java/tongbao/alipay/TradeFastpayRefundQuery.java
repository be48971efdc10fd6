package tongbao.alipay;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.trade.fastpay.refund.query}: what became of one refund. It changes nothing, so a failed call may always
 * be repeated. Ask ten seconds after the refund or later.
 */
public final class TradeFastpayRefundQuery {
    static final String METHOD = "alipay.trade.fastpay.refund.query";

    private TradeFastpayRefundQuery() {}

    /**
     * The refund to look up.
     *
     * @param outRequestNo the refund's own number; the order's number for a refund that was made without one
     * @param extra optional fields of this method
     */
    public record Request(TradeKey key, OutRequestNo outRequestNo, Map<String, ExtraField> extra) {
        /** Further fields of the reply, such as {@code gmt_refund_pay} or {@code deposit_back_info}. */
        public static final Field<Request, List<String>> QUERY_OPTIONS = Field.texts("query_options");
        /** The acquiring institution; only for banks. */
        public static final Field<Request, String> ORG_PID = Field.text("org_pid");

        public Request {
            extra = Map.copyOf(extra);
        }

        public static Request of(TradeKey key, OutRequestNo outRequestNo) {
            return new Request(key, outRequestNo, Map.of());
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(key, outRequestNo, field.put(extra, value));
        }

        Call<Reply> call() {
            BizContent content = new BizContent().put(key).put("out_request_no", outRequestNo.value());
            var echoes = new HashMap<>(Call.echo(key));
            echoes.put("out_request_no", outRequestNo.value());
            return new Call<>(Command.of(METHOD, content.putAll(extra)), echoes, Reply::of);
        }
    }

    /** What Alipay knows of the refund. */
    public sealed interface Reply {
        /** The refund is through: {@code refund_status} is {@code REFUND_SUCCESS}. */
        record Refunded(Refund refund) implements Reply {}

        /** The refund is on record without a status, as in answers of 2020. */
        record Recorded(Refund refund) implements Reply {}

        /**
         * Not received, failed, or not finished yet; Alipay does not tell these apart. Nor does the answer name the
         * refund, so that one miss is as signed as any other: ask again before building on it.
         */
        record Missed() implements Reply {}

        private static Reply of(Fields fields) {
            Optional<String> status = fields.find("refund_status");
            if (status.filter(it -> !it.equals("REFUND_SUCCESS")).isPresent()) {
                throw new Fields.Undecided("unlisted refund_status " + status.get());
            }
            if (status.isEmpty() && fields.find("refund_amount").isEmpty()) {
                return new Missed();
            }
            Refund refund = Refund.of(fields);
            return status.isPresent() ? new Refunded(refund) : new Recorded(refund);
        }
    }

    /**
     * One refund on record.
     *
     * @param refundAmount of this refund alone
     * @param totalAmount of the trade
     * @param gmtRefundPay only if {@link Request#QUERY_OPTIONS} asks for it
     */
    public record Refund(
            OutTradeNo outTradeNo,
            TradeNo tradeNo,
            OutRequestNo outRequestNo,
            Yuan refundAmount,
            Optional<Yuan> totalAmount,
            Optional<Instant> gmtRefundPay,
            Map<String, String> fields)
            implements Answered<Refund>, RefundedTrade {
        /** What the refund said. */
        public static final Field<Refund, String> REFUND_REASON = Field.text("refund_reason");
        /** Why it failed; only for {@code alipay.trade.refund.apply}. */
        public static final Field<Refund, String> ERROR_CODE = Field.text("error_code");
        /** How it goes back to a bank card, if {@code query_options} asks for it. */
        public static final Field<Refund, Part<DepositBack>> DEPOSIT_BACK_INFO = Field.part("deposit_back_info");
        /** The same for several cards, if {@code query_options} asks for it. */
        public static final Field<Refund, List<Part<DepositBack>>> DEPOSIT_BACK_INFO_LIST =
                Field.parts("deposit_back_info_list");
        /** What the buyer's company gets, if {@code query_options} asks for it. */
        public static final Field<Refund, Part<EnterprisePayInfo>> ENTERPRISE_PAY_INFO =
                Field.part("enterprise_pay_info");
        /** Which shares went back; only for platforms. */
        public static final Field<Refund, List<Part<RefundRoyalty>>> REFUND_ROYALTYS = Field.parts("refund_royaltys");
        /** To which health insurance it went back. */
        public static final Field<Refund, String> REFUND_CHANNEL_LIST = Field.text("refund_channel_list");
        /** Whether it went back to all of them: SUCCESS, FAIL or PART_SUCCESS. */
        public static final Field<Refund, String> REFUND_CHANNEL_STATUS = Field.text("refund_channel_status");
        /** Particulars of an industry; spelled so by Alipay. */
        public static final Field<Refund, String> INDUSTRY_SEPC_DETAIL = Field.text("industry_sepc_detail");

        static Refund of(Fields fields) {
            return new Refund(
                    fields.need("out_trade_no", OutTradeNo::new),
                    fields.need("trade_no", TradeNo::new),
                    fields.need("out_request_no", OutRequestNo::new),
                    fields.need("refund_amount", Yuan::of),
                    fields.find("total_amount", Yuan::of),
                    fields.findTime("gmt_refund_pay"),
                    fields.all());
        }
    }

    /** How a refund goes back to a bank card, {@code deposit_back_info}. */
    public static final class DepositBack {
        /** Whether it does. */
        public static final Field<DepositBack, String> HAS_DEPOSIT_BACK = Field.text("has_deposit_back");
        /** How far it is. */
        public static final Field<DepositBack, Word<DepositBackStatus>> DBACK_STATUS =
                Field.openWord("dback_status", DepositBackStatus.class);
        /** How much. */
        public static final Field<DepositBack, Yuan> DBACK_AMOUNT = Field.yuan("dback_amount");
        /** When the bank answered. */
        public static final Field<DepositBack, Instant> BANK_ACK_TIME = Field.time("bank_ack_time");
        /** When it should arrive. */
        public static final Field<DepositBack, Instant> EST_BANK_RECEIPT_TIME = Field.time("est_bank_receipt_time");

        private DepositBack() {}
    }

    /** How far a refund to a bank card is. */
    public enum DepositBackStatus implements Listed {
        /** It arrived. */
        S,
        /** The bank refused it; it went to the buyer's balance at Alipay. */
        F,
        /** The bank is at it. */
        P
    }

    /** A share that went back, a row of {@code refund_royaltys}. */
    public static final class RefundRoyalty {
        /** How much. */
        public static final Field<RefundRoyalty, Yuan> REFUND_AMOUNT = Field.yuan("refund_amount");
        /** What was undone; by default {@code transfer}. */
        public static final Field<RefundRoyalty, String> ROYALTY_TYPE = Field.text("royalty_type");
        /** Whether it was. */
        public static final Field<RefundRoyalty, String> RESULT_CODE = Field.text("result_code");
        /** From whom, by number. */
        public static final Field<RefundRoyalty, String> TRANS_OUT = Field.text("trans_out");
        /** From whom, by log-in. */
        public static final Field<RefundRoyalty, String> TRANS_OUT_EMAIL = Field.text("trans_out_email");
        /** To whom, by number. */
        public static final Field<RefundRoyalty, String> TRANS_IN = Field.text("trans_in");
        /** To whom, by log-in. */
        public static final Field<RefundRoyalty, String> TRANS_IN_EMAIL = Field.text("trans_in_email");
        /** From whom, as the merchant named it. */
        public static final Field<RefundRoyalty, String> ORI_TRANS_OUT = Field.text("ori_trans_out");
        /** To whom, as the merchant named it. */
        public static final Field<RefundRoyalty, String> ORI_TRANS_IN = Field.text("ori_trans_in");

        private RefundRoyalty() {}
    }
}
