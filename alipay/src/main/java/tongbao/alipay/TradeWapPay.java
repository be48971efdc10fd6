package tongbao.alipay;

import java.net.URI;
import java.util.Optional;

/** {@code alipay.trade.wap.pay}: the buyer pays in the browser of a phone, which may hand over to the Alipay app. */
public final class TradeWapPay {
    static final String METHOD = "alipay.trade.wap.pay";
    private static final String PRODUCT_CODE = "QUICK_WAP_WAY";

    private TradeWapPay() {}

    /**
     * A page to pay on.
     *
     * @param returnUrl where the browser comes back to after paying; proves nothing
     * @param quitUrl where the browser goes when the buyer gives up; at most 400 characters
     */
    public record Request(TradeOrder order, Optional<URI> returnUrl, Optional<URI> quitUrl) {
        public Request {
            quitUrl.ifPresent(it -> Checks.length("quit_url", it.toString(), 400));
        }

        public static Request of(TradeOrder order) {
            return new Request(order, Optional.empty(), Optional.empty());
        }

        public Request withReturnUrl(URI url) {
            return new Request(order, Optional.of(url), quitUrl);
        }

        public Request withQuitUrl(URI url) {
            return new Request(order, returnUrl, Optional.of(url));
        }

        Command command() {
            BizContent content = order.bizContent(PRODUCT_CODE).put("quit_url", quitUrl.map(URI::toString));
            return Command.of(METHOD, content.putAll(order.extra()))
                    .with("notify_url", order.notifyUrl())
                    .with("return_url", returnUrl);
        }
    }
}
