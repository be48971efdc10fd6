package tongbao.server.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts what failed verification, per sender and over all, a minute at a time. Only such requests are counted and
 * limited, and only after they failed: a genuine notice is never throttled, whoever shares its address.
 */
final class Forgeries {
    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int OF_ONE_MAX = 20;
    private static final int OF_ALL_MAX = 200;
    private static final int SENDERS_MAX = 1_000;

    private final InstantSource time;
    private final Map<String, Integer> counts = new HashMap<>();
    private int all;
    private Instant since;

    Forgeries(InstantSource time) {
        this.time = time;
        this.since = time.instant();
    }

    /** What to do about one more. */
    enum Verdict {
        TELL,
        /** The first beyond the limit: worth one more line. */
        LAST,
        SILENT
    }

    synchronized Verdict count(String sender) {
        Instant now = time.instant();
        if (!now.isBefore(since.plus(SPAN)) || now.isBefore(since)) {
            counts.clear();
            all = 0;
            since = now;
        }
        all++;
        boolean isRemembered = counts.containsKey(sender) || counts.size() < SENDERS_MAX;
        int ofSender = isRemembered ? counts.merge(sender, 1, Integer::sum) : OF_ONE_MAX;
        if (ofSender <= OF_ONE_MAX && all <= OF_ALL_MAX) {
            return Verdict.TELL;
        }
        boolean isFirst = (ofSender == OF_ONE_MAX + 1 && all <= OF_ALL_MAX) || all == OF_ALL_MAX + 1;
        return isFirst ? Verdict.LAST : Verdict.SILENT;
    }
}
