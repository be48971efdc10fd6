package tongbao.alipay;

import java.net.URI;
import java.util.Optional;

/** {@code alipay.trade.page.pay}: the buyer pays in the browser of a computer. */
public final class TradePagePay {
    static final String METHOD = "alipay.trade.page.pay";
    private static final String PRODUCT_CODE = "FAST_INSTANT_TRADE_PAY";

    private TradePagePay() {}

    /**
     * A page to pay on.
     *
     * @param returnUrl where the browser comes back to; proves nothing
     */
    public record Request(TradeOrder order, Optional<URI> returnUrl) {
        public static Request of(TradeOrder order) {
            return new Request(order, Optional.empty());
        }

        public Request withReturnUrl(URI url) {
            return new Request(order, Optional.of(url));
        }

        Command command() {
            return Command.of(METHOD, order.bizContent(PRODUCT_CODE).putAll(order.extra()))
                    .with("notify_url", order.notifyUrl())
                    .with("return_url", returnUrl);
        }
    }
}
