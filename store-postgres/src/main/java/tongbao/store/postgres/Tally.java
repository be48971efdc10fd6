package tongbao.store.postgres;

import java.util.ArrayList;
import java.util.List;

/** Counts for {@link Figures}; guarded by whoever counts. */
final class Tally {
    private final String kind;
    private final long[] sizes = new long[Figures.SIZES];
    private long statements;
    private long rows;
    private long turnedAway;
    private long waited;
    private long waitedNanos;
    private long waitedNanosMax;

    Tally(String kind) {
        this.kind = kind;
    }

    void sent(int count) {
        if (count == 0) {
            return;
        }
        statements++;
        rows += count;
        sizes[Figures.place(count)]++;
    }

    void waited(long nanos) {
        waited++;
        waitedNanos += nanos;
        waitedNanosMax = Math.max(waitedNanosMax, nanos);
    }

    void turnedAway(int count) {
        turnedAway += count;
    }

    Figures figures(int waiting) {
        List<Long> counted = new ArrayList<>();
        for (long size : sizes) {
            counted.add(size);
        }
        Figures.Waits waits = new Figures.Waits(waited, waitedNanos, waitedNanosMax);
        return new Figures(kind, statements, rows, turnedAway, waiting, waits, counted);
    }
}
