package tongbao.simulate.world;

import java.util.List;
import tongbao.core.payment.Event;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Store;

/** What a run stands on: an empty store that outlives its gateways, and what can be seen of it beyond its port. */
public interface Ground {
    Store store();

    /** What is recorded of a payment, oldest first. */
    List<Event> events(PaymentId payment);
}
