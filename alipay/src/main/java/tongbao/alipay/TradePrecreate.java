package tongbao.alipay;

import java.util.List;
import java.util.Map;

/**
 * {@code alipay.trade.precreate}: the merchant shows a code and the buyer scans it; until then Alipay knows no trade.
 * If the call fails there may be a code all the same, which nobody has seen.
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

    /**
     * An order to be scanned.
     *
     * @param extra optional fields of this method
     */
    public record Request(TradeOrder order, ProductCode productCode, Map<String, ExtraField> extra)
            implements AtCounter {
        /** The only means that may be used; a buyer who has none of them cannot pay. */
        public static final Field<Request, List<String>> ENABLE_PAY_CHANNELS = Field.joined("enable_pay_channels", 128);
        /** Who is to pay, by log-in. */
        public static final Field<Request, String> BUYER_LOGON_ID = Field.text("buyer_logon_id", 100);
        /** {@code share_code} asks for a text to paste into the app instead of a code. */
        public static final Field<Request, String> CODE_TYPE = Field.text("code_type");
        /** A way to pay; {@code agent_pay} is documented. */
        public static final Field<Request, String> PAYMENT_TYPE = Field.text("payment_type");
        /** How long the code may be used from when it was made, {@code 1m} and more; never more than two hours. */
        public static final Field<Request, String> QR_CODE_TIMEOUT_EXPRESS = Field.text("qr_code_timeout_express", 6);

        public Request {
            extra = Map.copyOf(extra);
        }

        public Request(TradeOrder order, ProductCode productCode) {
            this(order, productCode, Map.of());
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(order, productCode, field.put(extra, value));
        }

        Call<Reply> call() {
            Command command = Command.of(
                            METHOD, order.bizContent(productCode.name()).putAll(extra))
                    .with("notify_url", order.notifyUrl());
            return new Call<>(command, Call.echo(order.outTradeNo()), Reply::of);
        }
    }

    /**
     * The code to show.
     *
     * @param qrCode the text of the code, valid for at most two hours
     */
    public record Reply(OutTradeNo outTradeNo, String qrCode, Map<String, String> fields) implements Answered<Reply> {
        /** The text to paste into the app, if it was asked for; valid for at most two hours. */
        public static final Field<Reply, String> SHARE_CODE = Field.text("share_code");
        /** What a cashier may be opened with later. */
        public static final Field<Reply, String> PREPAY_ID = Field.text("prepay_id");

        static Reply of(Fields fields) {
            return new Reply(fields.need("out_trade_no", OutTradeNo::new), fields.need("qr_code"), fields.all());
        }
    }
}
