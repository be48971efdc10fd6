package tongbao.server.work;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import tongbao.core.gateway.Chaser;
import tongbao.core.store.Due;
import tongbao.core.store.StoreUnavailable;

/**
 * Active query: takes what is due and looks at it, several at once. It takes no more than it can look at right away, so
 * that what it leased isn't growing old in a queue.
 */
public final class Chase implements Loop.Round {
    /** How long the loop waits when nothing was due. */
    public static final Duration PAUSE = Duration.ofMillis(500);

    private static final int LOOKS_AT_ONCE_MAX = 16;
    private static final Duration FREE_WAIT_MAX = Duration.ofMillis(500);
    private static final System.Logger LOG = System.getLogger(Chase.class.getName());

    private final Chaser chaser;
    private final Semaphore free = new Semaphore(LOOKS_AT_ONCE_MAX);

    public Chase(Chaser chaser) {
        this.chaser = chaser;
    }

    @Override
    public boolean run() throws InterruptedException {
        if (!free.tryAcquire(FREE_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        int mine = 1 + free.drainPermits();
        try {
            List<Due> taken = chaser.take(mine);
            for (Due due : taken) {
                Thread.ofVirtual().name("look").start(() -> look(due));
                mine--;
            }
            return !taken.isEmpty();
        } finally {
            free.release(mine);
        }
    }

    private void look(Due due) {
        try {
            chaser.look(due);
        } catch (StoreUnavailable e) {
            LOG.log(Level.WARNING, "a look at {0} was not kept: {1}", due.payment(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a look failed: " + due.payment(), e);
        } finally {
            free.release();
        }
    }

    /** Waits for the looks under way; says whether they ended in time. */
    public boolean awaitIdle(Duration wait) throws InterruptedException {
        if (!free.tryAcquire(LOOKS_AT_ONCE_MAX, wait.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        free.release(LOOKS_AT_ONCE_MAX);
        return true;
    }
}
