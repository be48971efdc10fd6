package tongbao.contracts;

import java.util.List;
import tongbao.core.payment.Event;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Store;

/** The store that is put to the test, empty when a test begins, and what can be seen of it beyond its port. */
public interface StoreInHand {
    Store store();

    /** What is recorded of a payment, oldest first. */
    List<Event> events(PaymentId payment);

    /** The bodies of the notices that are kept about an order number. */
    List<byte[]> noticeBodies(OrderNo orderNo);
}
