package tongbao.alipay;

import java.util.Map;

/**
 * {@code alipay.trade.app.pay}: the buyer pays from the merchant's app, which hands the signed order to Alipay's SDK.
 * Signing sends nothing; what the SDK tells the app proves nothing.
 */
public final class TradeAppPay {
    static final String METHOD = "alipay.trade.app.pay";

    private TradeAppPay() {}

    /** The contract under which is paid. */
    public enum ProductCode {
        /** One payment. */
        QUICK_MSECURITY_PAY,
        /** The first of regular payments, with its agreement. */
        CYCLE_PAY_AUTH
    }

    /**
     * An order to pay in the app.
     *
     * @param extra optional fields of this method
     */
    public record Request(TradeOrder order, ProductCode productCode, Map<String, ExtraField> extra) implements OnPage {
        /** The receiving account, if it is not the contract's own; at most 28 characters. */
        public static final Field<Request, String> SELLER_ID = Field.text("seller_id", 28);
        /** The means that is offered first; only {@code pcredit} is documented. Not together with instalments. */
        public static final Field<Request, String> SPECIFIED_CHANNEL = Field.text("specified_channel", 128);
        /** An agreement that the buyer signs while paying; needed for {@link ProductCode#CYCLE_PAY_AUTH}. */
        public static final Field<Request, Part<SignParams>> AGREEMENT_SIGN_PARAMS =
                Field.part("agreement_sign_params");

        public Request {
            extra = Map.copyOf(extra);
        }

        /** One payment. */
        public Request(TradeOrder order) {
            this(order, ProductCode.QUICK_MSECURITY_PAY, Map.of());
        }

        /** The first of regular payments, and the agreement on them. */
        public static Request signing(TradeOrder order, Part<SignParams> agreement) {
            return new Request(order, ProductCode.CYCLE_PAY_AUTH, Map.of()).with(AGREEMENT_SIGN_PARAMS, agreement);
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(order, productCode, field.put(extra, value));
        }

        Command command() {
            return Command.of(METHOD, order.bizContent(productCode.name()).putAll(extra))
                    .with("notify_url", order.notifyUrl());
        }
    }
}
