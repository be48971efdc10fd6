package tongbao.sandbox.wallet;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tongbao.sandbox.state.Agreement;
import tongbao.sandbox.state.App;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.OrderDetails;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.trade.Agreeing;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.Form;
import tongbao.sandbox.wire.SignedText;

/** Where the payer's browser goes after paying: the merchant's address with Alipay's signed parameters added. */
final class ReturnAddress {
    private ReturnAddress() {}

    /** Nothing when the merchant gave none, or the product has none. */
    static Optional<String> of(Order order, Trade trade, App app, Instant now) {
        if (order.details().returnUrl().isEmpty()) {
            return Optional.empty();
        }
        String url = order.details().returnUrl().orElseThrow();
        return method(order.product()).map(method -> {
            Map<String, String> params = params(order, trade, app);
            params.put("method", method);
            params.put("timestamp", BeijingTime.seconds(now));
            return appended(url, signed(order.details(), params, app));
        });
    }

    /** After an agreement: what it says, signed. */
    static Optional<String> of(Agreement agreement, App app, Instant now) {
        OrderDetails details = agreement.asked().details();
        return details.returnUrl().map(url -> {
            Map<String, String> params = new HashMap<>(Agreeing.shown(agreement));
            params.put("method", "alipay.user.agreement.page.sign.return");
            params.put("app_id", app.appId());
            params.put("auth_app_id", details.authAppId().orElse(app.appId()));
            params.put("charset", details.charsetName());
            params.put("version", "1.0");
            params.put("sign_type", details.signType().name());
            params.put("timestamp", BeijingTime.seconds(now));
            return appended(url, signed(details, params, app));
        });
    }

    private static Optional<String> method(Product product) {
        return switch (product) {
            case PAGE -> Optional.of("alipay.trade.page.pay.return");
            case WAP -> Optional.of("alipay.trade.wap.pay.return");
            case APP, PRECREATE, CREATE, BAR_CODE, AGREEMENT, PRE_AUTH -> Optional.empty();
        };
    }

    private static Map<String, String> params(Order order, Trade trade, App app) {
        Map<String, String> params = new HashMap<>();
        params.put("charset", order.details().charsetName());
        params.put("out_trade_no", order.key().outTradeNo());
        params.put("total_amount", trade.totalAmount().toString());
        params.put("trade_no", trade.tradeNo());
        params.put("auth_app_id", order.details().authAppId().orElse(app.appId()));
        params.put("version", "1.0");
        params.put("app_id", app.appId());
        params.put("sign_type", order.details().signType().name());
        params.put("seller_id", order.key().sellerId());
        return params;
    }

    private static String signed(OrderDetails details, Map<String, String> params, App app) {
        Charset charset = details.charset();
        String text = SignedText.ofNotice(params);
        params.put("sign", details.signType().sign(text, charset, app.alipayPrivateKey()));
        return Form.encode(params, charset);
    }

    /** The merchant's own query and fragment stay. */
    static String appended(String url, String query) {
        int fragmentAt = url.indexOf('#');
        String address = fragmentAt < 0 ? url : url.substring(0, fragmentAt);
        String fragment = fragmentAt < 0 ? "" : url.substring(fragmentAt);
        return address + (address.indexOf('?') < 0 ? "?" : "&") + query + fragment;
    }
}
