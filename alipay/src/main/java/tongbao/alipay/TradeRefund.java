package tongbao.alipay;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.trade.refund}: gives money of a paid trade back. A repeat with the same number and amount refunds once;
 * after an unknown outcome nothing else may be sent for this refund.
 */
public final class TradeRefund {
    static final String METHOD = "alipay.trade.refund";

    private TradeRefund() {}

    /**
     * A refund.
     *
     * @param outRequestNo always given, so that two partial refunds never collide
     * @param refundReason at most 256 characters
     */
    public record Request(
            TradeKey key,
            Yuan refundAmount,
            OutRequestNo outRequestNo,
            Optional<String> refundReason,
            Map<String, ExtraField> extra) {
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
     * @param fields the whole reply by name
     */
    public record Reply(
            OutTradeNo outTradeNo,
            TradeNo tradeNo,
            FundChange fundChange,
            Yuan refundFee,
            Optional<Instant> gmtRefundPay,
            Map<String, String> fields) {
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
}
