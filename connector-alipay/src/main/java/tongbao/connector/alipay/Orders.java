package tongbao.connector.alipay;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tongbao.alipay.ExtraField;
import tongbao.alipay.TradeOrder;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Order;
import tongbao.core.payment.Payment;

/** An attempt as Alipay's order: every signed request of it carries the same number, amount and absolute end. */
record Orders(Payment payment, Attempt attempt, Links links) {
    TradeOrder order() {
        Order order = payment.order();
        Map<String, ExtraField> extra = attempt.means().passedOn().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> new ExtraField.Json(field.getValue())));
        return new TradeOrder(
                Words.key(attempt.orderNo()),
                Words.yuan(order.total()),
                order.subject(),
                order.body(),
                Optional.of(order.expiresAt()),
                Optional.of(URI.create(links.notifyUrl())),
                extra);
    }
}
