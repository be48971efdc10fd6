package tongbao.core.testing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.Bucket;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Explanation;
import tongbao.core.store.History;
import tongbao.core.store.Incident;
import tongbao.core.store.Notice;
import tongbao.core.store.Received;
import tongbao.core.store.Recovery;
import tongbao.core.store.Store;
import tongbao.core.store.Unapplied;

/** For stores that stand before another one: what was recorded, and notices beside payments, are the other's. */
public interface RecordsBehind extends Store {
    Store behind();

    @Override
    default History history(PaymentId payment) {
        return behind().history(payment);
    }

    @Override
    default List<Incident> incidents(Incident.Standing standing, int most) {
        return behind().incidents(standing, most);
    }

    @Override
    default Explained explain(Explanation explanation) {
        return behind().explain(explanation);
    }

    @Override
    default void keep(List<Unapplied> notices) {
        behind().keep(notices);
    }

    @Override
    default List<Room> setAside(List<Notice> orphans) {
        return behind().setAside(orphans);
    }

    @Override
    default Optional<Notice> find(OrderNo orderNo, String noticeId) {
        return behind().find(orderNo, noticeId);
    }

    @Override
    default List<Notice> matched(int most) {
        return behind().matched(most);
    }

    @Override
    default List<Received> orphans(int most) {
        return behind().orphans(most);
    }

    @Override
    default void release(List<Notice> orphans) {
        behind().release(orphans);
    }

    @Override
    default int forgetOrphans(Instant receivedBefore, int most) {
        return behind().forgetOrphans(receivedBefore, most);
    }

    @Override
    default Recovery begin(Instant since, Instant at) {
        return behind().begin(since, at);
    }

    @Override
    default Optional<Recovery> underWay() {
        return behind().underWay();
    }

    @Override
    default void end(Recovery recovery, Instant at) {
        behind().end(recovery, at);
    }

    @Override
    default List<PaymentId> touched(Bucket bucket, Instant since, Optional<PaymentId> after, int most) {
        return behind().touched(bucket, since, after, most);
    }
}
