package tongbao.core.store;

import java.util.List;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Event;

/** A move as it is kept: the payment's version that it made, and what the business app is told because of it. */
public record Recorded(long version, int place, Event event, List<Told> told) {
    public Recorded {
        told = List.copyOf(told);
    }

    /** A word to the business app; its place orders the words of one version. */
    public record Told(int place, Effect.News news) {}
}
