package tongbao.server.notify;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import tongbao.core.gateway.Gateway;

/** Counts what notices turned out to be since the start, and remembers when the last genuine one came. */
final class Verdicts {
    private final Map<Verdict, LongAdder> counts = new EnumMap<>(Verdict.class);
    private final AtomicReference<Optional<Instant>> lastGenuine = new AtomicReference<>(Optional.empty());

    /** What a notice turned out to be; the first six are genuine. */
    enum Verdict {
        TAKEN,
        NO_NEWS,
        CONTRADICTED,
        CONTRADICTED_AGAIN,
        ORPHAN,
        ORPHAN_WITHOUT_ROOM,
        IDLE,
        STRAY,
        NOT_GENUINE,
        TOO_LARGE,
        /** Trouble on this side: the channel repeats it. */
        FAILED
    }

    Verdicts() {
        Arrays.stream(Verdict.values()).forEach(verdict -> counts.put(verdict, new LongAdder()));
    }

    void count(Gateway.Noticed noticed, Instant now) {
        lastGenuine.set(Optional.of(now));
        count(
                switch (noticed) {
                    case TAKEN -> Verdict.TAKEN;
                    case NO_NEWS -> Verdict.NO_NEWS;
                    case CONTRADICTED -> Verdict.CONTRADICTED;
                    case CONTRADICTED_AGAIN -> Verdict.CONTRADICTED_AGAIN;
                    case ORPHAN -> Verdict.ORPHAN;
                    case ORPHAN_WITHOUT_ROOM -> Verdict.ORPHAN_WITHOUT_ROOM;
                });
    }

    void count(Verdict verdict) {
        counts.computeIfAbsent(verdict, first -> new LongAdder()).increment();
    }

    Map<Verdict, Long> counts() {
        Map<Verdict, Long> now = new EnumMap<>(Verdict.class);
        counts.forEach((verdict, count) -> now.put(verdict, count.sum()));
        return now;
    }

    Optional<Instant> lastGenuine() {
        return lastGenuine.get();
    }
}
