package tongbao.bench.torture;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Lets everything come to rest: nobody is killed, nothing goes wrong, and the clock is moved to what is due next. */
final class Settling {
    /** An order lives for fifteen minutes, its address for fifteen more, and looks have gaps of up to an hour. */
    private static final int ROUNDS_MAX = 150;

    private static final Duration ROUND_MAX = Duration.ofSeconds(20);
    private static final Duration LOOK_GAP = Duration.ofMillis(100);
    private static final long STEP_SECONDS_MIN = 180;
    private static final long STEP_SECONDS_MAX = 1_800;

    /** Longer than the longest gap of Alipay's ladder of notices, so many times as it has steps. */
    private static final long LADDER_STEP_SECONDS = Duration.ofHours(16).toSeconds();

    private static final int LADDER_STEPS = 8;
    private static final Duration LADDER_WAIT = Duration.ofSeconds(1);

    private final Stage stage;
    private final Rows rows;
    private final PrintStream out;
    private final long until;

    /** {@code longest} is real time; what has not settled by then is left. */
    Settling(Stage stage, Duration longest, PrintStream out) {
        this.until = System.nanoTime() + longest.toNanos();
        this.stage = stage;
        this.rows = stage.rows();
        this.out = out;
    }

    /** What is left in the end: nothing, where all is well. */
    Rows.Left settle() {
        settleLooks();
        for (int step = 0; step < LADDER_STEPS; step++) {
            stage.advance(LADDER_STEP_SECONDS);
            LockSupport.parkNanos(LADDER_WAIT.toNanos());
        }
        return settleLooks();
    }

    private Rows.Left settleLooks() {
        Rows.Left left = awaitNothingDue();
        for (int round = 1; !left.isNothing() && round <= ROUNDS_MAX && System.nanoTime() < until; round++) {
            if (round % 5 == 1) {
                out.println("  settling: " + left + " left");
            }
            stage.advance(untilNext(left));
            left = awaitNothingDue();
        }
        return left;
    }

    private long untilNext(Rows.Left left) {
        Instant next = left.next().orElseGet(stage::now);
        long seconds = Duration.between(stage.now(), next).toSeconds() + 2;
        return Math.clamp(seconds, STEP_SECONDS_MIN, STEP_SECONDS_MAX);
    }

    /** What is due now is done by the gateways; what they can't do within a round is left. */
    private Rows.Left awaitNothingDue() {
        long end = Math.min(until, System.nanoTime() + ROUND_MAX.toNanos());
        Rows.Left left = rows.left(stage.now());
        while (left.due() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_GAP.toNanos());
            left = rows.left(stage.now());
        }
        return left;
    }
}
