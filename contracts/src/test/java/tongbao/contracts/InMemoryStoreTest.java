package tongbao.contracts;

import java.util.List;
import tongbao.core.payment.Event;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Notice;
import tongbao.core.store.Store;
import tongbao.core.testing.InMemoryStore;

/** The fake keeps the contract of the thing it stands for. */
final class InMemoryStoreTest implements StoreContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    public Store store() {
        return store;
    }

    @Override
    public List<Event> events(PaymentId payment) {
        return store.events(payment);
    }

    @Override
    public List<byte[]> noticeBodies(OrderNo orderNo) {
        return store.notices().stream()
                .filter(notice -> notice.orderNo().equals(orderNo))
                .map(Notice::body)
                .toList();
    }
}
