package tongbao.server.work;

import java.time.Duration;
import java.time.InstantSource;
import tongbao.core.store.Store;

/** Forgets callers' nonces that can't be replayed any more. They live in real time, as callers do. */
public final class Forget implements Loop.Round {
    /** How long the loop waits when nothing more has expired. */
    public static final Duration PAUSE = Duration.ofSeconds(30);

    private static final int AT_ONCE_MAX = 1_000;

    private final Store store;
    private final InstantSource time;

    public Forget(Store store, InstantSource time) {
        this.store = store;
        this.time = time;
    }

    @Override
    public boolean run() {
        return store.forget(time.instant(), AT_ONCE_MAX) == AT_ONCE_MAX;
    }
}
