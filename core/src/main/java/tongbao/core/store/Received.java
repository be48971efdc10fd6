package tongbao.core.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.OrderNo;

/**
 * That a genuine notice came, without its body. {@code version} is the payment's after it, or as the notice met it
 * where it moved nothing; {@code times} is how often an orphan came, and 1 of others.
 */
public record Received(
        String id, OrderNo orderNo, AccountId account, Instant receivedAt, Outcome outcome, long version, int times) {

    /** The first that came for every order and account, in the order in which they came. */
    public static List<Received> oneOfEachOrder(List<Received> received) {
        Map<List<?>, Received> first = new LinkedHashMap<>();
        received.forEach(each -> first.putIfAbsent(List.of(each.account(), each.orderNo()), each));
        return List.copyOf(first.values());
    }

    /** What came of it. */
    public enum Outcome {
        /** It moved the payment, or what it contradicts was recorded. */
        APPLIED,
        /** What it says was known already. */
        NO_NEWS,
        /** It contradicts what is kept in a way that was recorded before. */
        CONTRADICTED_AGAIN,
        /** It names an order that wasn't kept, or another account's. */
        ORPHAN
    }
}
