package tongbao.sandbox.wallet;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.state.App;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.Form;
import tongbao.sandbox.wire.SignType;
import tongbao.sandbox.wire.SignedText;

/** Where the payer's browser goes after paying: the merchant's address with Alipay's signed parameters added. */
final class ReturnAddress {
    private ReturnAddress() {}

    /** Nothing when the merchant gave none, or the product has none. */
    static Optional<String> of(Order order, Trade trade, App app, Instant now) {
        return method(order.product())
                .flatMap(method -> order.details()
                        .returnUrl()
                        .map(url -> appended(
                                url,
                                Form.encode(
                                        params(order, trade, app, Map.entry(method, now)),
                                        order.details().charset()))));
    }

    private static Optional<String> method(Product product) {
        return switch (product) {
            case PAGE -> Optional.of("alipay.trade.page.pay.return");
            case WAP -> Optional.of("alipay.trade.wap.pay.return");
            case APP, PRECREATE -> Optional.empty();
        };
    }

    private static Map<String, String> params(
            Order order, Trade trade, App app, Map.Entry<String, Instant> methodAndTime) {
        SignType signType = order.details().signType();
        Charset charset = order.details().charset();
        Map<String, String> params = new HashMap<>();
        params.put("charset", order.details().charsetName());
        params.put("out_trade_no", order.key().outTradeNo());
        params.put("method", methodAndTime.getKey());
        params.put("total_amount", trade.totalAmount().toString());
        params.put("trade_no", trade.tradeNo());
        params.put("auth_app_id", app.appId());
        params.put("version", "1.0");
        params.put("app_id", app.appId());
        params.put("sign_type", signType.name());
        params.put("seller_id", app.sellerId());
        params.put("timestamp", BeijingTime.seconds(methodAndTime.getValue()));
        params.put("sign", signType.sign(SignedText.ofNotice(params), charset, app.alipayPrivateKey()));
        return params;
    }

    /** The merchant's own query and fragment stay. */
    private static String appended(String url, String query) {
        int fragmentAt = url.indexOf('#');
        String address = fragmentAt < 0 ? url : url.substring(0, fragmentAt);
        String fragment = fragmentAt < 0 ? "" : url.substring(fragmentAt);
        return address + (address.indexOf('?') < 0 ? "?" : "&") + query + fragment;
    }
}
