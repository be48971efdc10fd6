package tongbao.sandbox.method;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.OrderDetails;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.TradeKey;
import tongbao.sandbox.trade.Deadlines;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wire.Amount;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.JsonObject;

/** Reads an order out of a request, by the rules that the order methods share. */
final class OrderRequest {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern SUBJECT_FORBIDDEN = Pattern.compile("[/=&]");
    private static final int GOODS_MAX = 150;
    private static final List<String> GOODS_FIELDS = List.of("goods_id", "goods_name", "quantity", "price");
    private static final int TEXT_MAX = 1024;

    private OrderRequest() {}

    /** The order with a new code; throws a {@link Refusal} naming the first field that is wrong. */
    static Order read(House house, Request request, Product product) {
        Instant now = Instant.ofEpochMilli(house.clock().millis());
        String outTradeNo = request.requiredText("out_trade_no", 64);
        if (!NUMBER.matcher(outTradeNo).matches()) {
            throw Refusal.invalidParameter("out_trade_no");
        }
        Amount total = amount(request, "total_amount").orElseThrow(() -> Refusal.invalidParameter("total_amount"));
        requireAmounts(request, total);
        requireProductCode(request, product);
        requireSeller(request);
        requireGoods(request);
        requireChannels(request);
        Map<String, Object> details = details(request);
        Optional<Instant> codeExpires = product == Product.PRECREATE
                ? Optional.of(Deadlines.codeExpires(timeout(request, "qr_code_timeout_express"), now))
                : Optional.empty();
        requireTime(request, now);
        return new Order(
                house.numbers().orderCode(),
                request.app().appId(),
                new TradeKey(request.sellerId(), outTradeNo),
                product,
                total,
                subject(request),
                new OrderDetails(details),
                new Order.OrderTimes(now, codeExpires));
    }

    /** An amount in the content: positive, exact. */
    static Optional<Amount> amount(Request request, String name) {
        return request.text(name, 16)
                .map(text -> Amount.parse(text)
                        .filter(amount -> amount.fen() > 0)
                        .orElseThrow(() -> Refusal.invalidParameter(name)));
    }

    private static void requireAmounts(Request request, Amount total) {
        if (total.compareTo(Amount.ORDER_MAX) > 0) {
            throw Refusal.business("TOTAL_FEE_EXCEED", "订单总金额超过限额");
        }
        Optional<Amount> discountable = request.text("discountable_amount", 16).flatMap(Amount::parse);
        Optional<Amount> undiscountable =
                request.text("undiscountable_amount", 16).flatMap(Amount::parse);
        if (discountable.isPresent()
                && undiscountable.isPresent()
                && !discountable
                        .orElseThrow()
                        .plus(undiscountable.orElseThrow())
                        .equals(total)) {
            throw Refusal.invalidParameter("discountable_amount + undiscountable_amount ≠ total_amount");
        }
    }

    private static String subject(Request request) {
        String subject = request.requiredText("subject", 256);
        if (subject.isBlank() || SUBJECT_FORBIDDEN.matcher(subject).find()) {
            throw Refusal.invalidParameter("subject");
        }
        return subject;
    }

    private static void requireProductCode(Request request, Product product) {
        String code = request.text("product_code", 64).orElse("");
        boolean right = switch (product) {
            case PAGE -> code.equals(product.productCode());
            case WAP -> code.equals(product.productCode()) || code.equals("QUICK_WAP_PAY"); // python-alipay-sdk's word
            case APP -> code.isEmpty() || code.equals(product.productCode()) || code.equals("CYCLE_PAY_AUTH");
            case PRECREATE -> code.isEmpty() || code.equals(product.productCode()) || code.equals("QR_CODE_OFFLINE");
            case CREATE -> code.isEmpty() || code.equals(product.productCode()) || code.equals("FACE_TO_FACE_PAYMENT");
            case BAR_CODE -> code.isEmpty() || code.equals(product.productCode()) || code.equals("OFFLINE_PAYMENT");
            case AGREEMENT -> code.equals(product.productCode()) || code.equals("CYCLE_PAY_AUTH");
            case PRE_AUTH -> code.equals(product.productCode()) || code.equals("PRE_AUTH");
        };
        if (!right) {
            throw Refusal.invalidParameter("product_code");
        }
    }

    private static void requireSeller(Request request) {
        request.text("seller_id", 28)
                .filter(seller -> !seller.equals(request.sellerId()))
                .ifPresent(_ -> {
                    throw Refusal.business("INVALID_RECEIVE_ACCOUNT", "卖家账号错误");
                });
    }

    private static void requireGoods(Request request) {
        List<?> goods = request.content().list("goods_detail");
        if (goods.size() > GOODS_MAX) {
            throw Refusal.business("SUB_GOODS_SIZE_MAX_COUNT", "子单数量超过限制");
        }
        for (Object row : goods) {
            if (!(row instanceof JsonObject one)
                    || !GOODS_FIELDS.stream().allMatch(name -> one.text(name).isPresent())) {
                throw Refusal.invalidParameter("goods_detail");
            }
        }
    }

    private static void requireChannels(Request request) {
        if (request.text("enable_pay_channels", TEXT_MAX).isPresent()
                && request.text("disable_pay_channels", TEXT_MAX).isPresent()) {
            throw Refusal.invalidParameter("enable_pay_channels, disable_pay_channels");
        }
    }

    private static void requireTime(Request request, Instant now) {
        Optional<Instant> expires = request.text("time_expire", 32)
                .map(text -> BeijingTime.parse(text).orElseThrow(() -> Refusal.invalidParameter("time_expire")));
        if (expires.filter(at -> !at.isAfter(now)).isPresent()) {
            throw Refusal.business("NOW_TIME_AFTER_EXPIRE_TIME_ERROR", "当前时间已超过允许支付的时间");
        }
    }

    private static Optional<String> timeout(Request request, String name) {
        Optional<String> timeout = request.text(name, 8);
        if (timeout.filter(text -> !Deadlines.isTimeout(text)).isPresent()) {
            throw Refusal.invalidParameter(name);
        }
        return timeout;
    }

    private static Map<String, Object> details(Request request) {
        Map<String, Optional<String>> present = new HashMap<>();
        present.put("body", request.text("body", 128));
        present.put("passback_params", request.text("passback_params", 512));
        present.put("time_expire", request.text("time_expire", 32));
        present.put("timeout_express", timeout(request, "timeout_express"));
        present.put("qr_code_timeout_express", timeout(request, "qr_code_timeout_express"));
        present.put("notify_url", request.addresses().notifyUrl());
        present.put("return_url", request.addresses().returnUrl());
        present.put("charset", Optional.of(request.voice().charsetName()));
        present.put("sign_type", Optional.of(request.voice().signType().name()));
        present.put("auth_app_id", authAppId(request));
        present.put("store_id", request.text("store_id", 32));
        present.put("operator_id", request.text("operator_id", 28));
        present.put("terminal_id", request.text("terminal_id", 32));
        present.put("royalty_freeze", request.content().object("extend_params").text("royalty_freeze"));
        Map<String, Object> details = new LinkedHashMap<>();
        new TreeMap<>(present).forEach((name, value) -> value.ifPresent(text -> details.put(name, text)));
        return details;
    }

    /** Where and in which voice a merchant wants to be told of something that is no order. */
    static OrderDetails voiceDetails(Request request) {
        Map<String, Object> details = new LinkedHashMap<>();
        authAppId(request).ifPresent(appId -> details.put("auth_app_id", appId));
        details.put("charset", request.voice().charsetName());
        request.addresses().notifyUrl().ifPresent(url -> details.put("notify_url", url));
        request.addresses().returnUrl().ifPresent(url -> details.put("return_url", url));
        details.put("sign_type", request.voice().signType().name());
        return new OrderDetails(details);
    }

    private static Optional<String> authAppId(Request request) {
        return Optional.of(request.caller().merchant().appId())
                .filter(appId -> !appId.equals(request.app().appId()));
    }
}
