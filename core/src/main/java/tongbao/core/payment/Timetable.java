package tongbao.core.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When to look next. For the first two minutes after opening the gaps stay below 30 s, so that a lost notice is learned
 * soon while the payer waits; then they double with jitter, up to an hour.
 */
public final class Timetable {
    /** How long work that was taken is left to whoever took it. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** After its end an order may still be paid by an address signed before; then it is dead for sure. */
    public static final Duration AFTERLIFE = Duration.ofMinutes(15);

    /** How long after the scan a payer may take for the password; then the attempt is cancelled. */
    public static final Duration PASSWORD = Duration.ofSeconds(60);

    /** Alipay's refund query is reliable from ten seconds after the refund. */
    static final Duration REFUND_DOUBT = Duration.ofSeconds(10);

    /** How long the channel may leave unanswered what would settle an attempt, before a person is needed. */
    static final Duration SILENCE = Duration.ofDays(1);

    /** So many looks at a refund without an answer take about as long. */
    static final int REFUND_LOOKS_ALONE_MAX = 40;

    /** A payer who comes back waits for no longer than this until we look. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int[] FIRST_GAPS_SECONDS = {5, 5, 10, 20, 25, 25, 25, 25};
    private static final long GAP_FROM_SECONDS = 40;
    private static final long GAP_TO_SECONDS = 3600;

    private Timetable() {}

    static Instant firstLook(Instant openedAt) {
        return openedAt.plusSeconds(FIRST_GAPS_SECONDS[0]);
    }

    /** The gap after {@code made} looks. */
    static Duration gap(int made, RandomGenerator chance) {
        if (made < FIRST_GAPS_SECONDS.length) {
            return Duration.ofSeconds(FIRST_GAPS_SECONDS[made]);
        }
        int doublings = Math.min(made - FIRST_GAPS_SECONDS.length, 16);
        long seconds = Math.min(GAP_FROM_SECONDS << doublings, GAP_TO_SECONDS);
        long jitterMillis = chance.nextLong(seconds * 200) - seconds * 100;
        return Duration.ofSeconds(seconds).plusMillis(jitterMillis);
    }

    /** The look after this one; when the order's end lies between now and then, the end is looked at. */
    static Look after(Look look, Instant end, Moment moment) {
        Instant then = moment.now().plus(gap(look.made() + 1, moment.chance()));
        boolean endComesFirst = end.isAfter(moment.now()) && end.isBefore(then);
        return look.next(endComesFirst ? end : then);
    }
}
