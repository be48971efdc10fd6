package tongbao.alipay;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** {@code alipay.trade.query}: what Alipay knows of a trade; it changes nothing. */
public final class TradeQuery {
    static final String METHOD = "alipay.trade.query";

    private TradeQuery() {}

    /** The trade to look up. */
    public record Request(TradeKey key, Map<String, ExtraField> extra) {
        public Request {
            extra = Map.copyOf(extra);
        }

        public static Request of(TradeKey key) {
            return new Request(key, Map.of());
        }

        Call<Reply> call() {
            Command command = Command.of(METHOD, new BizContent().put(key).putAll(extra));
            return new Call<>(command, Call.echo(key), Reply::of);
        }
    }

    /**
     * The trade as it is now.
     *
     * @param totalAmount the amount of the order; compare this one
     * @param receiptAmount what the merchant receives; real answers for paid trades have shown 0.00
     * @param sendPayDate when it was paid
     * @param buyerLogonId masked by Alipay
     * @param fields the whole reply by name
     */
    public record Reply(
            OutTradeNo outTradeNo,
            TradeNo tradeNo,
            TradeStatus tradeStatus,
            Yuan totalAmount,
            Optional<Yuan> receiptAmount,
            Optional<Instant> sendPayDate,
            Optional<String> buyerLogonId,
            Map<String, String> fields) {
        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("out_trade_no", OutTradeNo::new),
                    fields.need("trade_no", TradeNo::new),
                    fields.needStatus(),
                    fields.need("total_amount", Yuan::of),
                    fields.find("receipt_amount", Yuan::of),
                    fields.findTime("send_pay_date"),
                    fields.find("buyer_logon_id"),
                    fields.all());
        }
    }
}
