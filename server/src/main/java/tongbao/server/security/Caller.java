package tongbao.server.security;

import java.time.Duration;
import tongbao.core.store.Newness;
import tongbao.core.store.Once;
import tongbao.core.store.Store;

/**
 * A caller whose signature was found right. His nonce is still to be spent: with the first write of his call, or by
 * {@link #spendNonce} before an answer leaves.
 */
public final class Caller {
    private final App app;
    private final Once once;
    private final Store store;
    private final Rates rates;
    private boolean counted;

    Caller(App app, Once once, Store store, Rates rates) {
        this.app = app;
        this.once = once;
        this.store = store;
        this.rates = rates;
    }

    public App app() {
        return app;
    }

    public Once once() {
        return once;
    }

    /** Throws {@link CallerRefused} to who may not do this, or not so often. */
    public void enter(Permission wanted) {
        if (!app.permissions().contains(wanted)) {
            throw CallerRefused.of(
                    CallerRefused.Why.PERMISSION, "This app lacks the permission " + wanted.word() + ".");
        }
        Duration retryAfter = rates.take(app);
        if (!retryAfter.isZero()) {
            throw CallerRefused.tooFast(retryAfter, "This app may make " + app.callsPerSecond() + " calls a second.");
        }
        counted = true;
    }

    /** Spends the nonce where that is still to be done; throws {@link CallerRefused} when it was seen before. */
    public void spendNonce() {
        if (once.alone(store) == Newness.SEEN) {
            throw replayed();
        }
    }

    /** The nonce was seen before. Such a call doesn't count: who copies an app's calls can't use up its rate. */
    public CallerRefused replayed() {
        if (counted) {
            rates.giveBack(app);
            counted = false;
        }
        return CallerRefused.of(CallerRefused.Why.REPLAYED, "This nonce was used before.");
    }
}
