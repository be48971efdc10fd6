package tongbao.core.payment;

import java.time.Instant;

/** A planned look at the channel: when, and how many were made before it. What is unsettled has one, always. */
public record Look(Instant at, int made) {
    public Look {
        if (made < 0) {
            throw new IllegalArgumentException("looks made: " + made);
        }
    }

    public static Look first(Instant at) {
        return new Look(at, 0);
    }

    public Look next(Instant then) {
        return new Look(then, made + 1);
    }
}
