package tongbao.store.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Look;
import tongbao.core.payment.Payment;
import tongbao.core.payment.RefundState;

/**
 * From when on looks that are due have to be read. One that was taken or settled leaves its entry in the index until a
 * vacuum, and a table of millions is seldom vacuumed: who began with the oldest time each time would step over all of
 * them each time. So reading begins a little before the last one, behind which nothing was left.
 *
 * <p>What this process plans into the past is told to {@link #planned(Stream)} and read at once. What came there
 * otherwise, by a replica whose clock is behind or a statement that was held up and taken back, is found when
 * everything is read again.
 */
final class Horizon {
    /** Longer than a statement takes or is given up. */
    static final Duration MARGIN = Duration.ofSeconds(10);

    static final Duration EVERYTHING_AGAIN = Duration.ofSeconds(30);

    /** What is due at {@code now} is read {@code after} a time, or all of it. */
    record Reading(Optional<Instant> after, Instant now, long past) {}

    private Optional<Instant> after = Optional.empty();
    private Optional<Instant> everythingAt = Optional.empty();
    private Optional<Instant> newest = Optional.empty();

    /** How often something was planned into the past: a reading that began before may have missed it. */
    private long past;

    synchronized Reading begin(Instant now) {
        boolean everything = everythingAt
                .filter(at -> !now.isBefore(at) && now.isBefore(at.plus(EVERYTHING_AGAIN)))
                .isEmpty();
        newest = newest.filter(now::isBefore).or(() -> Optional.of(now));
        return new Reading(everything ? Optional.empty() : after, now, past);
    }

    /** Of what was due nothing is left before {@code rest}. */
    synchronized void end(Reading reading, Instant rest) {
        if (reading.past() != past) {
            return;
        }
        Instant behind = rest.minus(MARGIN);
        after = after.filter(behind::isBefore).or(() -> Optional.of(behind));
        if (reading.after().isEmpty()) {
            everythingAt = Optional.of(reading.now());
        }
    }

    /** The looks of these were kept, or may have been. */
    void planned(Stream<Payment> payments) {
        payments.flatMap(Horizon::looks).forEach(look -> planned(look.at()));
    }

    private static Stream<Look> looks(Payment payment) {
        Stream<Look> ofAttempts = payment.attempts().stream()
                .flatMap(each ->
                        each.state() instanceof AttemptState.Unsettled u ? Stream.of(u.look()) : Stream.empty());
        Stream<Look> ofRefunds = payment.refunds().stream()
                .flatMap(
                        each -> each.state() instanceof RefundState.Unsettled u ? Stream.of(u.look()) : Stream.empty());
        return Stream.concat(ofAttempts, ofRefunds);
    }

    synchronized void planned(Instant at) {
        if (newest.filter(reading -> !at.isAfter(reading.minus(MARGIN))).isPresent()) {
            past++;
            after = Optional.empty();
            everythingAt = Optional.empty();
        }
    }
}
