package tongbao.alipay;

/**
 * {@code alipay.trade.app.pay}: the buyer pays from the merchant's app, which hands the signed order to Alipay's SDK.
 */
public final class TradeAppPay {
    static final String METHOD = "alipay.trade.app.pay";
    private static final String PRODUCT_CODE = "QUICK_MSECURITY_PAY";

    private TradeAppPay() {}

    /** An order to pay in the app. */
    public record Request(TradeOrder order) {
        Command command() {
            return Command.of(METHOD, order.bizContent(PRODUCT_CODE).putAll(order.extra()))
                    .with("notify_url", order.notifyUrl());
        }
    }
}
