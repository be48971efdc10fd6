package tongbao.sandbox.gateway;

import java.util.concurrent.atomic.AtomicReference;
import tongbao.sandbox.trade.Customs;

/** What holds now, and what held at the start; a tester may change it while the sandbox runs. */
public final class Rules {
    /** Customs and manners together. */
    public record Agreed(Customs customs, Manners manners) {
        public static final Agreed USUAL = new Agreed(Customs.USUAL, Manners.SANDBOX);
    }

    private final Agreed first;
    private final AtomicReference<Agreed> now;

    public Rules(Agreed first) {
        this.first = first;
        this.now = new AtomicReference<>(first);
    }

    public Agreed now() {
        return now.get();
    }

    public Agreed first() {
        return first;
    }

    public void change(Agreed next) {
        now.set(next);
    }
}
