package tongbao.server.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

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

    /** Ends when all has been done; the first failure ends it early, and is thrown. */
    public static <T> void each(Supply<T> things, Work<T> work) throws InterruptedException {
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        AtomicReference<Boolean> enough = new AtomicReference<>(false);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    Optional<T> thing = things.next();
                    while (thing.isPresent() && !enough.get()) {
                        if (!work.on(thing.get())) {
                            enough.set(true);
                        }
                        thing = things.next();
                    }
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                    enough.set(true);
                } catch (InterruptedException e) {
                    enough.set(true);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }
}
