package tongbao.core.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tongbao.core.payment.Moment;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Source;
import tongbao.core.payment.Success;

/** Counts how payments come to be known as paid, and how long after they were. */
final class Punctuality {
    private final Map<Figures.Learned, Tally> tallies = new EnumMap<>(Figures.Learned.class);

    Punctuality() {
        Arrays.stream(Figures.Learned.values()).forEach(way -> tallies.put(way, new Tally()));
    }

    private static final class Tally {
        private final long[] counts = new long[Figures.BOUNDS.size() + 1];
        private long payments;
        private Duration total = Duration.ZERO;
        private Duration longest = Duration.ZERO;
    }

    /** Counts a move that made the payment paid; any other counts for nothing. */
    void count(Payment before, Payment after, Moment moment) {
        if (before.paidAttempt().isPresent()) {
            return;
        }
        Optional<Instant> paidAt =
                after.paidAttempt().flatMap(attempt -> attempt.success()).map(Success::at);
        Optional<Figures.Learned> way = way(moment.source());
        if (paidAt.isPresent() && way.isPresent()) {
            Duration late = Duration.between(paidAt.get(), moment.now());
            count(way.get(), late.isNegative() ? Duration.ZERO : late);
        }
    }

    private synchronized void count(Figures.Learned way, Duration late) {
        Tally tally = tallies.computeIfAbsent(way, first -> new Tally());
        tally.counts[Figures.place(late)]++;
        tally.payments++;
        tally.total = tally.total.plus(late);
        tally.longest = tally.longest.compareTo(late) < 0 ? late : tally.longest;
    }

    private static Optional<Figures.Learned> way(Source source) {
        return switch (source) {
            case REPLY -> Optional.of(Figures.Learned.REPLY);
            case NOTICE -> Optional.of(Figures.Learned.NOTICE);
            case QUERY, RECOVERY -> Optional.of(Figures.Learned.QUERY);
            case LOOK -> Optional.of(Figures.Learned.LOOK);
            case APP, PAYER, TIME -> Optional.empty();
        };
    }

    synchronized Figures figures() {
        return new Figures(tallies.entrySet().stream()
                .map(entry -> new Figures.Way(
                        entry.getKey(),
                        entry.getValue().payments,
                        entry.getValue().total,
                        entry.getValue().longest,
                        Figures.boxed(entry.getValue().counts)))
                .toList());
    }
}
