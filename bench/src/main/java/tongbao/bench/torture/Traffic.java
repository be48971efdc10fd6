package tongbao.bench.torture;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** How many requests were made, and why some of them were not decided. For several threads. */
final class Traffic {
    private final AtomicLong requests = new AtomicLong();
    private final Map<String, LongAdder> undecided = new ConcurrentHashMap<>();

    void answered(Line.Answer answer) {
        requests.incrementAndGet();
        if (answer instanceof Line.Answer.Unknown unknown) {
            undecided.computeIfAbsent(unknown.why(), why -> new LongAdder()).increment();
        }
    }

    /** A payer opened a link. */
    void opened() {
        requests.incrementAndGet();
    }

    long requests() {
        return requests.get();
    }

    Map<String, Long> undecided() {
        Map<String, Long> counts = new TreeMap<>();
        undecided.forEach((why, times) -> counts.put(why, times.sum()));
        return counts;
    }
}
