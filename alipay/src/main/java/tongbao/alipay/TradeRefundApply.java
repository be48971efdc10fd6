package tongbao.alipay;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.trade.refund.apply}: asks for a refund that is decided later, for contracts whose refunds take long
 * (health insurance, offline settlement). Only {@link Progress.Finished} went back; underway ask
 * {@link TradeFastpayRefundQuery}. If the call fails it may be underway all the same: repeat it with the same number
 * and amount, or ask.
 */
public final class TradeRefundApply {
    static final String METHOD = "alipay.trade.refund.apply";

    private TradeRefundApply() {}

    /** How far a refund is. */
    public enum RefundStatus implements Listed {
        REFUND_PROCESSING(Progress.Stage.UNDERWAY),
        REFUND_SUCCESS(Progress.Stage.FINISHED),
        REFUND_FAIL(Progress.Stage.FAILED);

        private final Progress.Stage stage;

        RefundStatus(Progress.Stage stage) {
            this.stage = stage;
        }
    }

    /**
     * A refund.
     *
     * @param refundAmount from 0.01 yuan to what remains of the trade
     * @param outRequestNo always given, so that two partial refunds never collide
     * @param notifyUrl where Alipay posts notices; without one nothing is posted
     * @param extra optional fields of this method
     */
    public record Request(
            TradeKey key,
            Yuan refundAmount,
            OutRequestNo outRequestNo,
            Optional<URI> notifyUrl,
            Map<String, ExtraField> extra) {
        /** Why; at most 256 characters. */
        public static final Field<Request, String> REFUND_REASON = Field.text("refund_reason", 256);
        /** To which payments it goes back. */
        public static final Field<Request, List<Part<FundDetail>>> REFUND_FUND_DETAILS =
                Field.parts("refund_fund_details");
        /** Who refunds. */
        public static final Field<Request, String> OPERATOR_ID = Field.text("operator_id");
        /** The merchant's number of the store. */
        public static final Field<Request, String> STORE_ID = Field.text("store_id", 32);
        /** The machine. */
        public static final Field<Request, String> TERMINAL_ID = Field.text("terminal_id", 32);
        /** What was agreed with Alipay, as JSON text. */
        public static final Field<Request, String> EXTEND_PARAMS = Field.text("extend_params");

        public Request {
            if (refundAmount.fen() < 1) {
                throw new IllegalArgumentException("refund_amount must be at least 0.01");
            }
            notifyUrl.ifPresent(it -> Checks.length("notify_url", it.toString(), 256));
            extra = Map.copyOf(extra);
        }

        public static Request of(TradeKey key, Yuan refundAmount, OutRequestNo outRequestNo) {
            return new Request(key, refundAmount, outRequestNo, Optional.empty(), Map.of());
        }

        public Request withNotifyUrl(URI url) {
            return new Request(key, refundAmount, outRequestNo, Optional.of(url), extra);
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(key, refundAmount, outRequestNo, notifyUrl, field.put(extra, value));
        }

        Call<Reply> call() {
            BizContent content = new BizContent()
                    .put(key)
                    .put("refund_amount", refundAmount.toString())
                    .put("out_request_no", outRequestNo.value())
                    .putAll(extra);
            var echoes = new HashMap<>(Call.echo(key));
            echoes.put("out_request_no", outRequestNo.value());
            return new Call<>(Command.of(METHOD, content).with("notify_url", notifyUrl), echoes, Reply::of);
        }
    }

    /**
     * The refund.
     *
     * @param refundAmount of this refund alone
     */
    public record Reply(
            Progress.Stage stage,
            OutTradeNo outTradeNo,
            TradeNo tradeNo,
            OutRequestNo outRequestNo,
            Yuan refundAmount,
            Map<String, String> fields)
            implements Answered<Reply>, Progress.Staged {
        static Reply of(Fields fields) {
            return new Reply(
                    fields.need(
                            "refund_status",
                            it -> Word.of(RefundStatus.class, it).need().stage),
                    fields.need("out_trade_no", OutTradeNo::new),
                    fields.need("trade_no", TradeNo::new),
                    fields.need("out_request_no", OutRequestNo::new),
                    fields.need("refund_amount", Yuan::of),
                    fields.all());
        }
    }

    /** To which payments it goes back, a row of {@code refund_fund_details}. */
    public static final class FundDetail {
        /** {@code paySerialNo}: each fund names a payment. */
        public static final Field<FundDetail, String> TYPE = Field.text("type");
        /** Each as JSON text, with paySerialNo and refundFee. */
        public static final Field<FundDetail, List<String>> FUNDS = Field.texts("funds");
        /** What {@link #TRANS_IN} is. */
        public static final Field<FundDetail, String> TRANS_IN_TYPE = Field.text("trans_in_type");
        /** To whom, if not back the way it came. */
        public static final Field<FundDetail, String> TRANS_IN = Field.text("trans_in");

        private FundDetail() {}

        public static Part<FundDetail> of() {
            return Part.empty();
        }
    }
}
