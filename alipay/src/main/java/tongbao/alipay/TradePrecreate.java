package tongbao.alipay;

import java.util.Map;

/**
 * {@code alipay.trade.precreate}: the merchant shows a code and the buyer scans it; until then Alipay knows no trade.
 */
public final class TradePrecreate {
    static final String METHOD = "alipay.trade.precreate";

    private TradePrecreate() {}

    /** The contract under which the code is shown. */
    public enum ProductCode {
        /** At the counter. */
        FACE_TO_FACE_PAYMENT,
        /** The order-code product. */
        QR_CODE_OFFLINE
    }

    /** An order to be scanned. */
    public record Request(TradeOrder order, ProductCode productCode) {
        Call<Reply> call() {
            Command command = Command.of(
                            METHOD, order.bizContent(productCode.name()).putAll(order.extra()))
                    .with("notify_url", order.notifyUrl());
            return new Call<>(command, Call.echo(order.outTradeNo()), Reply::of);
        }
    }

    /**
     * The code to show.
     *
     * @param qrCode the text of the code, valid for at most two hours
     * @param fields the whole reply by name
     */
    public record Reply(OutTradeNo outTradeNo, String qrCode, Map<String, String> fields) {
        static Reply of(Fields fields) {
            return new Reply(fields.need("out_trade_no", OutTradeNo::new), fields.need("qr_code"), fields.all());
        }
    }
}
