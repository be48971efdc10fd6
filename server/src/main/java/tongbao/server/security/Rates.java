package tongbao.server.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import tongbao.core.payment.AppId;

/** A bucket of tokens for each app: one a call, filled up to a second's worth. It knows this process alone. */
final class Rates {
    private static final long NANOS = 1_000_000_000L;

    private final Clock clock;
    private final ConcurrentHashMap<AppId, Bucket> buckets = new ConcurrentHashMap<>();

    Rates(Clock clock) {
        this.clock = clock;
    }

    /** Tokens are counted in nanoseconds of filling, so that nothing is rounded. */
    private record Bucket(long filledNanos, Instant at, Duration retryAfter) {}

    /** Takes a token; tells how long to wait when there is none, else zero. */
    Duration take(App app) {
        Instant now = clock.instant();
        long cost = NANOS / app.callsPerSecond();
        Bucket taken = buckets.compute(app.id(), (id, kept) -> {
            long filled = kept == null ? NANOS : filled(kept, now);
            return filled < cost
                    ? new Bucket(filled, now, Duration.ofNanos(cost - filled))
                    : new Bucket(filled - cost, now, Duration.ZERO);
        });
        return taken.retryAfter();
    }

    /** Gives back a token that should not have been taken. */
    void giveBack(App app) {
        long cost = NANOS / app.callsPerSecond();
        buckets.computeIfPresent(
                app.id(),
                (id, kept) -> new Bucket(Math.min(NANOS, kept.filledNanos() + cost), kept.at(), kept.retryAfter()));
    }

    private static long filled(Bucket kept, Instant now) {
        Duration gone = Duration.between(kept.at(), now);
        if (gone.isNegative()) {
            return kept.filledNanos();
        }
        return gone.toSeconds() >= 1 ? NANOS : Math.min(NANOS, kept.filledNanos() + gone.toNanos());
    }
}
