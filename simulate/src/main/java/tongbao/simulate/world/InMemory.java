package tongbao.simulate.world;

import java.util.List;
import tongbao.core.payment.Event;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Store;
import tongbao.core.testing.InMemoryStore;

/** The store in memory: thousands of runs in the time in which a database starts. */
public final class InMemory implements Ground {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }

    @Override
    public List<Event> events(PaymentId payment) {
        return store.events(payment);
    }
}
