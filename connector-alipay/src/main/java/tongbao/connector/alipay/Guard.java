package tongbao.connector.alipay;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import tongbao.alipay.AlipayListener;

/**
 * Stands before the calls to one account. It keeps them within a budget, which background work may not use up; it
 * halves the budget when Alipay throttles and lets it grow again; and while most calls aren't answered it lets nobody
 * wait for the next one. A call that it holds back was not sent.
 */
final class Guard implements AlipayListener {
    /** Who waits for a call. */
    enum Urgency {
        /** Somebody does. */
        PAYER,
        /** Nobody does: its look makes it again. */
        BACKGROUND
    }

    /** How long a caller waits for the budget's next second at most. */
    private static final Duration BUDGET_WAIT_MAX = Duration.ofMillis(500);

    /** Of a second's budget so many tenths are left to payers. */
    private static final int PAYERS_TENTHS = 3;

    private static final Duration WINDOW = Duration.ofSeconds(20);
    private static final int CALLS_MIN = 20;
    private static final int FAILURES_PERCENT = 50;
    private static final Duration HELD = Duration.ofSeconds(5);

    /** A try that never ends, its signature refused perhaps, counts as unanswered after {@link #HELD}. */
    private static final int TRIES = 3;

    private static final Duration GROWS_EVERY = Duration.ofSeconds(10);
    private static final Set<String> THROTTLED = Set.of("isv.app-call-limited", "isv.method-call-limited");

    private static final System.Logger LOG = System.getLogger(Guard.class.getName());

    private final String name;
    private final int callsPerSecondMax;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private final AtomicRateLimiter budget;
    private int callsPerSecond;
    private Instant changedAt;

    /** {@code nanos} is the time on the wall; the clock may be another, and jump ahead. */
    Guard(AlipayAccount account, Clock clock, LongSupplier nanos) {
        this.name = account.id().value();
        this.callsPerSecondMax = account.callsPerSecond();
        this.callsPerSecond = callsPerSecondMax;
        this.clock = clock;
        this.changedAt = clock.instant();
        this.breaker = CircuitBreaker.of(name, breaking(clock));
        this.budget = new AtomicRateLimiter(name, budgeting(callsPerSecondMax), nanos::getAsLong);
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.log(
                        Level.WARNING,
                        "account {0}: calls to Alipay are {1} from now on",
                        name,
                        word(event.getStateTransition().getToState())));
    }

    private static CircuitBreakerConfig breaking(Clock clock) {
        return CircuitBreakerConfig.custom()
                .slidingWindow((int) WINDOW.toSeconds(), CALLS_MIN, SlidingWindowType.TIME_BASED)
                .failureRateThreshold(FAILURES_PERCENT)
                .waitDurationInOpenState(HELD)
                .permittedNumberOfCallsInHalfOpenState(TRIES)
                .maxWaitDurationInHalfOpenState(HELD)
                .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                .clock(clock)
                .build();
    }

    private static RateLimiterConfig budgeting(int callsPerSecond) {
        return RateLimiterConfig.custom()
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .limitForPeriod(callsPerSecond)
                .timeoutDuration(BUDGET_WAIT_MAX)
                .build();
    }

    private static String word(CircuitBreaker.State state) {
        return switch (state) {
            case CLOSED -> "made";
            case HALF_OPEN -> "tried, a few of them,";
            case OPEN, FORCED_OPEN -> "held back, for most were not answered,";
            case DISABLED, METRICS_ONLY -> "made, and not watched,";
        };
    }

    /** Why a call is held back; empty when it is to be made now. */
    Optional<String> refusal(Urgency urgency) {
        if (urgency == Urgency.BACKGROUND && budget.getMetrics().getAvailablePermissions() <= payersShare()) {
            return Optional.of("held back: what is left of the budget of calls is for payers");
        }
        if (!breaker.tryAcquirePermission()) {
            return Optional.of("held back: most calls of late were not answered");
        }
        if (!budget.acquirePermission()) {
            breaker.releasePermission();
            return Optional.of("held back: the budget of calls is used up");
        }
        return Optional.empty();
    }

    private synchronized int payersShare() {
        return callsPerSecond * PAYERS_TENTHS / 10;
    }

    @Override
    public void ended(Ended call) {
        if (isAnswered(call)) {
            breaker.onSuccess(call.waiting().toNanos(), TimeUnit.NANOSECONDS);
        } else {
            breaker.onError(call.waiting().toNanos(), TimeUnit.NANOSECONDS, new Unanswered(call.result()));
        }
        adapt(call.subCode().filter(THROTTLED::contains).isPresent());
    }

    /** An answer that decides nothing is one; what isn't Alipay's word is none. */
    private static boolean isAnswered(Ended call) {
        return switch (call.result()) {
            case DONE, REFUSED, BROKEN -> true;
            case SENT -> call.subCode().isPresent();
            case NOT_SENT, UNTRUSTWORTHY -> false;
        };
    }

    private synchronized void adapt(boolean throttled) {
        Instant now = clock.instant();
        if (throttled && callsPerSecond > 1) {
            change(Math.max(1, callsPerSecond / 2), now);
        } else if (!throttled && callsPerSecond < callsPerSecondMax && !now.isBefore(changedAt.plus(GROWS_EVERY))) {
            change(Math.min(callsPerSecondMax, callsPerSecond + 1 + callsPerSecondMax / 10), now);
        }
    }

    private void change(int next, Instant now) {
        LOG.log(Level.WARNING, "account {0}: {1} calls a second from now on, not {2}", name, next, callsPerSecond);
        callsPerSecond = next;
        changedAt = now;
        budget.changeLimitForPeriod(next);
    }

    synchronized int callsPerSecond() {
        return callsPerSecond;
    }

    /** What the breaker counts; nobody catches it. */
    private static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Unanswered(Result result) {
            super(result.name(), null, false, false);
        }
    }
}
