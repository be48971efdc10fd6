package tongbao.server;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tongbao.core.payment.AppId;
import tongbao.core.payment.LinkToken;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.RefundId;
import tongbao.core.store.Birth;
import tongbao.core.store.Due;
import tongbao.core.store.Kept;
import tongbao.core.store.Message;
import tongbao.core.store.Newness;
import tongbao.core.store.Nonce;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;
import tongbao.core.store.Store;
import tongbao.core.store.StoreUnavailable;
import tongbao.core.testing.InMemoryStore;

/** The store in memory, which can be made unreachable, unwritable or slow, and tells when something was written. */
public final class FaultyStore implements Store {
    /** What doesn't work. */
    public enum Fault {
        NONE,
        WRITES,
        ALL
    }

    private final InMemoryStore inner = new InMemoryStore();
    private volatile Fault fault = Fault.NONE;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch waiting = new CountDownLatch(0);

    public InMemoryStore inner() {
        return inner;
    }

    public void set(Fault next) {
        fault = next;
    }

    /** From now on writes wait until {@link #letWritesThrough}. */
    public void holdWrites() {
        waiting = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    public void awaitHeldWrite() throws InterruptedException {
        if (!waiting.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody wrote");
        }
    }

    public void letWritesThrough() {
        gate.countDown();
    }

    /** Waits, without looking at a clock, until a write makes the payment be as wanted. */
    public Payment await(PaymentId id, Predicate<Payment> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        synchronized (this) {
            while (true) {
                Payment payment = inner.find(id).orElseThrow();
                if (wanted.test(payment)) {
                    return payment;
                }
                long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (millis <= 0) {
                    throw new AssertionError("never happened; it is " + payment);
                }
                wait(millis);
            }
        }
    }

    private void read() {
        if (fault == Fault.ALL) {
            throw new StoreUnavailable("the test took it away");
        }
    }

    private void write() {
        if (fault != Fault.NONE) {
            throw new StoreUnavailable("the test took it away");
        }
        waiting.countDown();
        try {
            if (!gate.await(20, TimeUnit.SECONDS)) {
                throw new StoreUnavailable("held for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted", e);
        }
    }

    @Override
    public List<Kept> create(List<Birth> births) {
        write();
        return inner.create(births);
    }

    @Override
    public List<Saved> save(List<Save> saves) {
        write();
        List<Saved> saved = inner.save(saves);
        synchronized (this) {
            notifyAll();
        }
        return saved;
    }

    @Override
    public Optional<Payment> find(PaymentId payment) {
        read();
        return inner.find(payment);
    }

    @Override
    public Optional<Payment> find(AppId app, OutTradeNo outTradeNo) {
        read();
        return inner.find(app, outTradeNo);
    }

    @Override
    public Optional<Payment> find(OrderNo orderNo) {
        read();
        return inner.find(orderNo);
    }

    @Override
    public Optional<Payment> find(LinkToken link) {
        read();
        return inner.find(link);
    }

    @Override
    public Optional<Payment> find(RefundId refund) {
        read();
        return inner.find(refund);
    }

    @Override
    public List<Due> lease(Instant now, Instant until, int most) {
        read();
        return inner.lease(now, until, most);
    }

    @Override
    public List<Newness> remember(List<Nonce> nonces) {
        read();
        return inner.remember(nonces);
    }

    @Override
    public int forget(Instant now, int most) {
        read();
        return inner.forget(now, most);
    }

    @Override
    public List<Message> takeMessages(Instant now, Instant until, int most) {
        read();
        return inner.takeMessages(now, until, most);
    }

    @Override
    public void settle(List<Message> delivered) {
        read();
        inner.settle(delivered);
    }
}
