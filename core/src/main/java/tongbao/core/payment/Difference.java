package tongbao.core.payment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Compares a repeated create request with the payment that its number stands for, part by part. */
final class Difference {
    private Difference() {}

    static Optional<OrderPart> between(Payment kept, Order other, Means means) {
        Order order = kept.order();
        Map<OrderPart, Boolean> same = new LinkedHashMap<>();
        same.put(OrderPart.TOTAL, order.total().equals(other.total()));
        same.put(OrderPart.SUBJECT, order.subject().equals(other.subject()));
        same.put(OrderPart.BODY, order.body().equals(other.body()));
        same.put(OrderPart.EXPIRES_IN, order.expiresIn().equals(other.expiresIn()));
        same.put(OrderPart.METADATA, order.metadata().equals(other.metadata()));
        if (kept.attempts().size() == 1) {
            Means first = kept.newest().means();
            same.put(OrderPart.PRODUCT, first.product() == means.product());
            same.put(OrderPart.RETURN_URL, first.returnUrl().equals(means.returnUrl()));
            OrderPart payer = first.product() == Product.JSAPI ? OrderPart.BUYER_ID : OrderPart.AUTH_CODE;
            same.put(payer, first.payer().equals(means.payer()));
            same.put(OrderPart.PASSED_ON, first.passedOn().equals(means.passedOn()));
        }
        return same.entrySet().stream()
                .filter(part -> !part.getValue())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
