package tongbao.bench.calls;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;

/**
 * What one run was like for the client. {@code requests} counts what was due; {@code latency}, in nanoseconds, counts
 * all of it from the moment it was meant to go out. {@code failures} counts by cause; {@code wrong} are successes that
 * say something else than was asked for.
 */
public record Traffic(
        long requests,
        long succeeded,
        long lengthNanos,
        Histogram latency,
        Map<Verb, Histogram> latencyByVerb,
        SortedMap<String, Long> failures,
        List<String> wrong) {
    private static final long SECOND_NANOS = 1_000_000_000L;

    /** Successes a second, 0 when nothing happened. */
    public long succeededPerSecond() {
        return lengthNanos == 0 ? 0 : Math.round((double) succeeded * SECOND_NANOS / lengthNanos);
    }
}
