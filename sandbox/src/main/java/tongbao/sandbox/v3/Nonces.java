package tongbao.sandbox.v3;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** What was said once and may not be said again. Forgotten when the process ends, as its own time of ten minutes is. */
final class Nonces {
    /** Beyond so many, those are forgotten that would be first in any case. */
    private static final int KEPT_MAX = 100_000;

    private record Seen(String nonce, Instant until) implements Comparable<Seen> {
        @Override
        public int compareTo(Seen other) {
            return until.compareTo(other.until);
        }
    }

    private final Set<String> nonces = new HashSet<>();
    private final Queue<Seen> byEnd = new PriorityQueue<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** Whether the nonce is new; it is remembered until a request with it would be too old anyway. */
    boolean isNew(String appId, String nonce, Instant now, Duration life) {
        String name = appId + " " + nonce;
        lock.lock();
        try {
            while (!byEnd.isEmpty()
                    && (byEnd.size() >= KEPT_MAX || byEnd.element().until().isBefore(now))) {
                nonces.remove(byEnd.remove().nonce());
            }
            if (!nonces.add(name)) {
                return false;
            }
            byEnd.add(new Seen(name, now.plus(life)));
            return true;
        } finally {
            lock.unlock();
        }
    }
}
