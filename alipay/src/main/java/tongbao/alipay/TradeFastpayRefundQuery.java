package tongbao.alipay;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code alipay.trade.fastpay.refund.query}: what became of one refund. Ask ten seconds after the refund or later. */
public final class TradeFastpayRefundQuery {
    static final String METHOD = "alipay.trade.fastpay.refund.query";

    private TradeFastpayRefundQuery() {}

    /** The refund to look up. */
    public record Request(TradeKey key, OutRequestNo outRequestNo, Map<String, ExtraField> extra) {
        public Request {
            extra = Map.copyOf(extra);
        }

        public static Request of(TradeKey key, OutRequestNo outRequestNo) {
            return new Request(key, outRequestNo, Map.of());
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
     * @param gmtRefundPay only if asked for by the extra field {@code query_options}
     * @param fields the whole reply by name
     */
    public record Refund(
            OutTradeNo outTradeNo,
            TradeNo tradeNo,
            OutRequestNo outRequestNo,
            Yuan refundAmount,
            Optional<Yuan> totalAmount,
            Optional<Instant> gmtRefundPay,
            Map<String, String> fields) {
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
}
