package tongbao.alipay;

import java.time.Duration;

/** Until when a call may wait, all its parts together. */
record Deadline(long nanoTime) {
    static Deadline in(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos());
    }

    /** Not negative. */
    long nanosLeft() {
        return Math.max(0, nanoTime - System.nanoTime());
    }
}
