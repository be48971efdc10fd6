package tongbao.alipay;

import java.util.Map;

/**
 * {@code alipay.trade.order.onsettle.query}: how much of a trade can still be shared. It changes nothing, so a failed
 * call may always be repeated.
 */
public final class TradeOrderOnsettleQuery {
    static final String METHOD = "alipay.trade.order.onsettle.query";

    private TradeOrderOnsettleQuery() {}

    /**
     * The trade to look up.
     *
     * @param extra optional fields of this method
     */
    public record Request(TradeNo tradeNo, Map<String, ExtraField> extra) {
        /** {@code unsettled} for what is not settled yet; left out for what was. */
        public static final Field<Request, String> ROYALTY_SOURCE = Field.text("royalty_source");

        public Request {
            extra = Map.copyOf(extra);
        }

        public static Request of(TradeNo tradeNo) {
            return new Request(tradeNo, Map.of());
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(tradeNo, field.put(extra, value));
        }

        Call<Reply> call() {
            Command command = Command.of(METHOD, new BizContent().put(tradeNo).putAll(extra));
            return new Call<>(command, Map.of(), Reply::of);
        }
    }

    /** What can still be shared. */
    public record Reply(Yuan unsettledAmount, Map<String, String> fields) implements Answered<Reply> {
        static Reply of(Fields fields) {
            return new Reply(fields.need("unsettled_amount", Yuan::of), fields.all());
        }
    }
}
