package tongbao.bench.torture;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;

/** The real time plus what was moved, in whole seconds; it is moved ahead only. */
final class MovedClock extends Clock {
    private final Clock real;
    private final AtomicLong ahead;

    MovedClock(Clock real, long aheadSeconds) {
        this(real, new AtomicLong(aheadSeconds));
    }

    private MovedClock(Clock real, AtomicLong ahead) {
        this.real = real;
        this.ahead = ahead;
    }

    /** From now on it is at least so far ahead of the real time. */
    void setAhead(long seconds) {
        ahead.accumulateAndGet(seconds, Math::max);
    }

    long aheadSeconds() {
        return ahead.get();
    }

    @Override
    public Instant instant() {
        return real.instant().plusSeconds(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovedClock(real.withZone(zone), ahead);
    }
}
