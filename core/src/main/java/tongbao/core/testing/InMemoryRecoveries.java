package tongbao.core.testing;

import java.time.Instant;
import java.util.Optional;
import tongbao.core.store.Recovery;

/** The memory of recoveries; guarded by the store it is part of. */
final class InMemoryRecoveries {
    private int begun;
    private Optional<Recovery> underWay = Optional.empty();

    Recovery begin(Instant since, Instant at) {
        Recovery now = underWay.map(kept ->
                        since.isBefore(kept.since()) ? new Recovery(kept.number(), since, kept.begunAt()) : kept)
                .orElseGet(() -> new Recovery(++begun, since, at));
        underWay = Optional.of(now);
        return now;
    }

    Optional<Recovery> underWay() {
        return underWay;
    }

    void end(Recovery recovery) {
        underWay = underWay.filter(kept -> kept.number() != recovery.number());
    }
}
