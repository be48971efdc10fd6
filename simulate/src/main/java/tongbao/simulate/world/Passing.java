package tongbao.simulate.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Bucket;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Birth;
import tongbao.core.store.Due;
import tongbao.core.store.Explanation;
import tongbao.core.store.History;
import tongbao.core.store.Incident;
import tongbao.core.store.Kept;
import tongbao.core.store.Message;
import tongbao.core.store.Newness;
import tongbao.core.store.Nonce;
import tongbao.core.store.Notice;
import tongbao.core.store.Received;
import tongbao.core.store.Recovery;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;
import tongbao.core.store.Store;
import tongbao.core.store.Unapplied;

/** A store that passes everything on; who stands between changes what he must. */
public class Passing implements Store {
    private final Store inner;

    protected Passing(Store inner) {
        this.inner = inner;
    }

    @Override
    public List<Kept> create(List<Birth> births) {
        return inner.create(births);
    }

    @Override
    public List<Saved> save(List<Save> saves) {
        return inner.save(saves);
    }

    @Override
    public Optional<Payment> find(PaymentId payment) {
        return inner.find(payment);
    }

    @Override
    public Optional<Payment> find(AppId app, OutTradeNo outTradeNo) {
        return inner.find(app, outTradeNo);
    }

    @Override
    public List<Due> lease(Instant now, Instant until, int most) {
        return inner.lease(now, until, most);
    }

    @Override
    public List<Newness> remember(List<Nonce> nonces) {
        return inner.remember(nonces);
    }

    @Override
    public int forget(Instant now, int most) {
        return inner.forget(now, most);
    }

    @Override
    public List<Message> takeMessages(Instant now, Instant until, int most) {
        return inner.takeMessages(now, until, most);
    }

    @Override
    public void settle(List<Message> delivered) {
        inner.settle(delivered);
    }

    @Override
    public void keep(List<Unapplied> notices) {
        inner.keep(notices);
    }

    @Override
    public List<Room> setAside(List<Notice> orphans) {
        return inner.setAside(orphans);
    }

    @Override
    public Optional<Notice> find(OrderNo orderNo, String noticeId) {
        return inner.find(orderNo, noticeId);
    }

    @Override
    public List<Notice> matched(int most) {
        return inner.matched(most);
    }

    @Override
    public List<Received> orphans(int most) {
        return inner.orphans(most);
    }

    @Override
    public void release(List<Notice> orphans) {
        inner.release(orphans);
    }

    @Override
    public int forgetOrphans(Instant receivedBefore, int most) {
        return inner.forgetOrphans(receivedBefore, most);
    }

    @Override
    public History history(PaymentId payment) {
        return inner.history(payment);
    }

    @Override
    public List<Incident> incidents(Incident.Standing standing, int most) {
        return inner.incidents(standing, most);
    }

    @Override
    public Explained explain(Explanation explanation) {
        return inner.explain(explanation);
    }

    @Override
    public Recovery begin(Instant since, Instant at) {
        return inner.begin(since, at);
    }

    @Override
    public Optional<Recovery> underWay() {
        return inner.underWay();
    }

    @Override
    public void end(Recovery recovery, Instant at) {
        inner.end(recovery, at);
    }

    @Override
    public List<PaymentId> touched(Bucket bucket, Instant since, Optional<PaymentId> after, int most) {
        return inner.touched(bucket, since, after, most);
    }
}
