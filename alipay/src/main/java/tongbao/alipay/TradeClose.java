package tongbao.alipay;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.trade.close}: ends a trade that was entered and not paid. A paid one is not touched. If the call fails
 * the trade may be closed all the same; query it.
 */
public final class TradeClose {
    static final String METHOD = "alipay.trade.close";

    private TradeClose() {}

    /**
     * The trade to close.
     *
     * @param notifyUrl where Alipay posts the notice of the closing; without one none is posted
     * @param extra optional fields of this method
     */
    public record Request(TradeKey key, Optional<URI> notifyUrl, Map<String, ExtraField> extra) {
        /** Who closes it, at most 28 characters. */
        public static final Field<Request, String> OPERATOR_ID = Field.text("operator_id", 28);
        /** Particulars of some products. */
        public static final Field<Request, Part<CloseParams>> EXTEND_PARAMS = Field.part("extend_params");

        public Request {
            notifyUrl.ifPresent(it -> Checks.length("notify_url", it.toString(), 256));
            extra = Map.copyOf(extra);
        }

        public Request(TradeKey key) {
            this(key, Optional.empty(), Map.of());
        }

        public Request withNotifyUrl(URI url) {
            return new Request(key, Optional.of(url), extra);
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(key, notifyUrl, field.put(extra, value));
        }

        Call<Reply> call() {
            Command command =
                    Command.of(METHOD, new BizContent().put(key).putAll(extra)).with("notify_url", notifyUrl);
            return new Call<>(command, Call.echo(key), Reply::of);
        }
    }

    /** The trade that is closed now. */
    public record Reply(OutTradeNo outTradeNo, TradeNo tradeNo, Map<String, String> fields) implements Answered<Reply> {
        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("out_trade_no", OutTradeNo::new), fields.need("trade_no", TradeNo::new), fields.all());
        }
    }

    /** Particulars of some products, {@code extend_params}. */
    public static final class CloseParams {
        /** Whether it was fulfilled otherwise. */
        public static final Field<CloseParams, String> IS_FULFILLED = Field.text("is_fulfilled");

        private CloseParams() {}

        public static Part<CloseParams> of() {
            return Part.empty();
        }
    }
}
