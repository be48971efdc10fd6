package tongbao.alipay;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.trade.cancel}: undoes whatever happened to a trade whose outcome is unknown. Unpaid it is closed, paid
 * it is refunded in full, and one that does not exist is left so. Repeat it until it is done; after Alipay's limit
 * ({@code ACQ.TRADE_CANCEL_TIME_OUT}) refund instead.
 */
public final class TradeCancel {
    static final String METHOD = "alipay.trade.cancel";

    private TradeCancel() {}

    /** The trade to undo. */
    public record Request(TradeKey key) {
        Call<Reply> call() {
            var echoes = Call.echo(key);
            return new Call<>(Command.of(METHOD, new BizContent().put(key)), echoes, fields -> {
                echoes.keySet().forEach(fields::need);
                return Reply.of(fields);
            });
        }
    }

    /** What Alipay had to do. */
    public enum Action {
        /** There was no such trade. */
        NOTHING,
        /** It was unpaid and is closed. */
        CLOSE,
        /** It was paid and the money went back. */
        REFUND
    }

    /**
     * What was undone. An answer that asks for the cancel to be repeated ({@code retry_flag} Y) is no reply but
     * {@link Outcome.Unknown}.
     */
    public record Reply(
            Optional<OutTradeNo> outTradeNo, Optional<TradeNo> tradeNo, Action action, Map<String, String> fields)
            implements Answered<Reply> {
        /** When the money went back; only for banks. */
        public static final Field<Reply, Instant> GMT_REFUND_PAY = Field.time("gmt_refund_pay");
        /** The refund's number at the clearing house; only for banks. */
        public static final Field<Reply, String> REFUND_SETTLEMENT_ID = Field.text("refund_settlement_id");

        static Reply of(Fields fields) {
            if (!fields.need("retry_flag").equals("N")) {
                throw new Fields.Undecided("Alipay asks for the cancel to be repeated (retry_flag)");
            }
            return new Reply(
                    fields.find("out_trade_no", OutTradeNo::new),
                    fields.find("trade_no", TradeNo::new),
                    fields.find("action", Reply::action).orElse(Action.NOTHING),
                    fields.all());
        }

        private static Action action(String word) {
            return switch (word) {
                case "close" -> Action.CLOSE;
                case "refund" -> Action.REFUND;
                default -> throw new IllegalArgumentException("unlisted action");
            };
        }
    }
}
