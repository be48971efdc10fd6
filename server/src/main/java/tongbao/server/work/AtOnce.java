package tongbao.server.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does the same to many things, a few at a time, until there are no more or one of them says that it is enough. */
public final class AtOnce {
    private static final int THREADS = 16;

    private AtOnce() {}

    /** Where the things come from; asked by several threads, empty when there are no more. */
    public interface Supply<T> {
        Optional<T> next();
    }

    /** What is done; false when nothing more is to be done. */
    public interface Work<T> {
        boolean on(T thing) throws InterruptedException;
    }

    /** Ends when all has been done; whatever goes wrong ends it early, and is thrown. */
    public static <T> void each(Supply<T> things, Work<T> work) throws InterruptedException {
        AtomicBoolean enough = new AtomicBoolean();
        List<FutureTask<Boolean>> workers = new ArrayList<>();
        try {
            for (int i = 0; i < THREADS; i++) {
                FutureTask<Boolean> worker = new FutureTask<>(() -> all(things, work, enough));
                workers.add(worker);
                Thread.ofVirtual().start(worker);
            }
            for (FutureTask<Boolean> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } finally {
            enough.set(true);
        }
    }

    private static <T> boolean all(Supply<T> things, Work<T> work, AtomicBoolean enough) throws InterruptedException {
        boolean endedWell = false;
        try {
            for (Optional<T> thing = things.next(); thing.isPresent() && !enough.get(); thing = things.next()) {
                if (!work.on(thing.get())) {
                    return false;
                }
            }
            endedWell = true;
            return true;
        } finally {
            if (!endedWell) {
                enough.set(true);
            }
        }
    }
}
