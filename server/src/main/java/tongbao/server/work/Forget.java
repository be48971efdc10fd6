package tongbao.server.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import tongbao.core.store.Inbox;
import tongbao.core.store.Store;

/**
 * Forgets callers' nonces that can't be replayed any more, and orphans that waited for too long. Both live in real
 * time, as callers and notices do.
 */
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
        Instant now = time.instant();
        int nonces = store.forget(now, AT_ONCE_MAX);
        int orphans = store.forgetOrphans(now.minus(Inbox.ORPHAN_RETENTION), AT_ONCE_MAX);
        return nonces == AT_ONCE_MAX || orphans == AT_ONCE_MAX;
    }
}
