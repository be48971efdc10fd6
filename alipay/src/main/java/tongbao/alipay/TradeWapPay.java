package tongbao.alipay;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.trade.wap.pay}: the buyer pays in the browser of a phone, which may hand over to the Alipay app.
 * Signing sends nothing; a wrong order is shown to the buyer as a page of Alipay's, and the merchant hears nothing of
 * it.
 */
public final class TradeWapPay {
    static final String METHOD = "alipay.trade.wap.pay";
    private static final String PRODUCT_CODE = "QUICK_WAP_WAY";

    private TradeWapPay() {}

    /**
     * A page to pay on.
     *
     * @param returnUrl where the browser comes back to after paying; proves nothing
     * @param quitUrl where the browser goes when the buyer gives up; at most 400 characters
     * @param extra optional fields of this method
     */
    public record Request(
            TradeOrder order, Optional<URI> returnUrl, Optional<URI> quitUrl, Map<String, ExtraField> extra)
            implements OnPage {
        /** The receiving account, if it is not the contract's own; at most 28 characters. */
        public static final Field<Request, String> SELLER_ID = Field.text("seller_id", 28);
        /** The means that is offered first; only {@code pcredit} is documented. Not together with instalments. */
        public static final Field<Request, String> SPECIFIED_CHANNEL = Field.text("specified_channel", 128);
        /** The buyer's token, where the merchant has one; at most 40 characters. */
        public static final Field<Request, String> AUTH_TOKEN = Field.text("auth_token", 40);

        public Request {
            returnUrl.ifPresent(it -> Checks.length("return_url", it.toString(), 256));
            quitUrl.ifPresent(it -> Checks.length("quit_url", it.toString(), 400));
            extra = Map.copyOf(extra);
        }

        public static Request of(TradeOrder order) {
            return new Request(order, Optional.empty(), Optional.empty(), Map.of());
        }

        public Request withReturnUrl(URI url) {
            return new Request(order, Optional.of(url), quitUrl, extra);
        }

        public Request withQuitUrl(URI url) {
            return new Request(order, returnUrl, Optional.of(url), extra);
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(order, returnUrl, quitUrl, field.put(extra, value));
        }

        Command command() {
            BizContent content = order.bizContent(PRODUCT_CODE).put("quit_url", quitUrl.map(URI::toString));
            return Command.of(METHOD, content.putAll(extra))
                    .with("notify_url", order.notifyUrl())
                    .with("return_url", returnUrl);
        }
    }
}
