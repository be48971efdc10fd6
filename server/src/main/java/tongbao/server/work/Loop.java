package tongbao.server.work;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tongbao.core.store.StoreUnavailable;

/**
 * Does rounds of one kind of work on a virtual thread until it is told to stop. A round that found nothing is followed
 * by a pause; one that broke is logged and followed by a longer one. Nothing that a round throws ends the loop.
 */
public final class Loop implements AutoCloseable {
    private static final Duration BACK_OFF_MAX = Duration.ofSeconds(30);
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(Loop.class.getName());

    private final String name;
    private final Round round;
    private final Duration pause;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /** One round of work; says whether there may be more at once. */
    @FunctionalInterface
    public interface Round {
        boolean run() throws InterruptedException;
    }

    private Loop(String name, Duration pause, Round round) {
        this.name = name;
        this.pause = pause;
        this.round = round;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /** Starts a loop; {@code pause} is in real time, whatever clock the work goes by. */
    public static Loop start(String name, Duration pause, Round round) {
        Loop loop = new Loop(name, pause, round);
        loop.thread.start();
        return loop;
    }

    private void run() {
        int failures = 0;
        try {
            while (stop.getCount() > 0) {
                boolean more = false;
                try {
                    more = round.run();
                    failures = recovered(failures);
                } catch (StoreUnavailable e) {
                    failures = unavailable(failures, e);
                } catch (RuntimeException e) {
                    failures++;
                    LOG.log(Level.ERROR, "a worker's round failed: " + name, e);
                }
                if (!more) {
                    pause(failures);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int recovered(int failures) {
        if (failures > 0) {
            LOG.log(Level.INFO, "the worker {0} is at work again", name);
        }
        return 0;
    }

    private int unavailable(int failures, StoreUnavailable e) {
        if (failures == 0) {
            LOG.log(Level.ERROR, "the store is unavailable: the worker {0} waits ({1})", name, e.getMessage());
        }
        return failures + 1;
    }

    private void pause(int failures) throws InterruptedException {
        long millis = Math.min(pause.toMillis() << Math.min(failures, 10), BACK_OFF_MAX.toMillis());
        boolean told = stop.await(Math.max(millis, pause.toMillis()), TimeUnit.MILLISECONDS);
        if (told) {
            LOG.log(Level.DEBUG, "the worker {0} stops", name);
        }
    }

    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Tells the loop to stop after its round, without waiting for it. */
    public void tellToStop() {
        stop.countDown();
    }

    /** Stops the loop; a round that lasts too long is interrupted, and what it had taken comes back by its lease. */
    @Override
    public void close() {
        tellToStop();
        try {
            if (!thread.join(STOP_WAIT_MAX)) {
                LOG.log(Level.WARNING, "the worker {0} does not end; it is interrupted", name);
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
