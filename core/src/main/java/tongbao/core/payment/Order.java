package tongbao.core.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tongbao.core.money.Money;

/** What the business app wants to be paid for; it never changes. {@code expiresAt} is the end for every attempt. */
public record Order(
        AppId app,
        OutTradeNo outTradeNo,
        Money total,
        String subject,
        Optional<String> body,
        Map<String, String> metadata,
        Instant createdAt,
        Instant expiresAt) {
    public Order {
        metadata = Map.copyOf(metadata);
        if (total.isZero() || total.exceeds(Money.TRADE_MAX)) {
            throw new IllegalArgumentException("a total is 0.01 to 100000000.00 yuan: " + total);
        }
        if (!expiresAt.isAfter(createdAt)) {
            throw new IllegalArgumentException("an order ends after it begins");
        }
    }

    public Bucket bucket() {
        return Bucket.of(app, outTradeNo);
    }

    public Duration expiresIn() {
        return Duration.between(createdAt, expiresAt);
    }
}
