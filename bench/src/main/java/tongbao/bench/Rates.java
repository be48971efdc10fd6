package tongbao.bench;

import java.util.EnumMap;
import java.util.Map;

/** How much has to be prepared for a run: what was last seen a second, and some more. For one thread. */
final class Rates {
    /** A run that is twice as fast as the last one still finds enough: the first ones warm up. */
    private static final long MARGIN_PERCENT = 200;

    private static final int REQUESTS_MIN = 50;
    private static final int REQUESTS_MAX = 2_000_000;

    private final Options.Load load;
    private final Map<Work, Long> perSecond = new EnumMap<>(Work.class);

    Rates(Options.Load load) {
        this.load = load;
    }

    void seen(Work work, long requestsPerSecond) {
        perSecond.put(work, requestsPerSecond);
    }

    /** How many requests a run of so many seconds may take. */
    int most(Work work, int seconds) {
        long seen = perSecond.getOrDefault(work, 0L) * MARGIN_PERCENT / 100;
        long rate = load.rate().isPresent() ? load.rate().getAsInt() : Math.max(seen, work.perSecondLeast());
        return Math.clamp(rate * seconds, REQUESTS_MIN, REQUESTS_MAX);
    }
}
