package tongbao.sandbox.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.sandbox.state.Notice;

/** When a notice that was not acknowledged is sent again: 4m, 10m, 10m, 1h, 2h, 6h, 15h after the try before. */
final class Ladder {
    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(4),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(15));

    private Ladder() {}

    /** The time of the next try, or nothing after the eighth of those that climb. */
    static Optional<Instant> next(Notice notice, Instant now) {
        int triesBefore = notice.tries() - notice.atOnce();
        if (triesBefore < 0) {
            return Optional.of(now);
        }
        return triesBefore < STEPS.size() ? Optional.of(now.plus(STEPS.get(triesBefore))) : Optional.empty();
    }

    /** The first step. */
    static Duration first() {
        return STEPS.getFirst();
    }
}
