package tongbao.simulate.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.AppId;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Birth;
import tongbao.core.store.Due;
import tongbao.core.store.Kept;
import tongbao.core.store.Message;
import tongbao.core.store.Newness;
import tongbao.core.store.Nonce;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;
import tongbao.core.store.Store;

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
}
