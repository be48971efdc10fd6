package tongbao.sandbox.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The time in which trades live: the real clock, ahead by an offset that only grows and survives a restart. */
public final class BusinessClock extends Clock {
    /** How far the business clock may be ahead in all. */
    public static final Duration AHEAD_MAX = Duration.ofDays(3660);

    private final Clock real;
    /** From where it is ahead: the real clock, or one that stands. */
    private final Clock from;

    private final AtomicReference<Duration> ahead;

    private BusinessClock(Clock real, Clock from, AtomicReference<Duration> ahead) {
        this.real = real;
        this.from = from;
        this.ahead = ahead;
    }

    /** With {@code standsAt} it stands there, and only goes when it is advanced. */
    public static BusinessClock open(Database database, Clock real, Optional<Instant> standsAt) {
        Clock from = standsAt.map(time -> Clock.fixed(time, real.getZone())).orElse(real);
        return new BusinessClock(real, from, new AtomicReference<>(database.transact(Settings::clockOffset)));
    }

    /** Moves the time ahead, durably; false when that would go further than {@link #AHEAD_MAX}. */
    public boolean advance(Database database, Duration by) {
        return database.transact(sql -> {
            Duration next = Settings.clockOffset(sql).plus(by);
            if (next.compareTo(AHEAD_MAX) > 0) {
                return false;
            }
            Settings.saveClockOffset(sql, next);
            ahead.set(next);
            return true;
        });
    }

    @Override
    public Instant instant() {
        return from.instant().plus(ahead.get());
    }

    /** How far it was advanced in all. */
    public Duration ahead() {
        return ahead.get();
    }

    /** The time outside, by which callers' clocks and certificates go. */
    public Instant real() {
        return real.instant();
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new BusinessClock(real.withZone(zone), from.withZone(zone), ahead);
    }
}
