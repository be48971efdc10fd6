package tongbao.alipay;

import java.util.Map;

/** {@code alipay.trade.close}: ends a trade that was entered and not paid. A paid one is not touched. */
public final class TradeClose {
    static final String METHOD = "alipay.trade.close";

    private TradeClose() {}

    /** The trade to close. */
    public record Request(TradeKey key) {
        Call<Reply> call() {
            return new Call<>(Command.of(METHOD, new BizContent().put(key)), Call.echo(key), Reply::of);
        }
    }

    /** The trade that is closed now. */
    public record Reply(OutTradeNo outTradeNo, TradeNo tradeNo, Map<String, String> fields) {
        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("out_trade_no", OutTradeNo::new), fields.need("trade_no", TradeNo::new), fields.all());
        }
    }
}
