package tongbao.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.AppId;
import tongbao.core.payment.LinkToken;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.RefundId;

/**
 * What is kept, durably. Every write takes a list and answers per element, so that concurrent writers can meet in one
 * statement; an element is written whole or not at all. When a write throws {@link StoreUnavailable}, it may or may
 * not have happened: read again, unless the exception says that nothing was written.
 */
public interface Store extends Inbox, Chronicle, Recoveries {
    /** The most looks that are given at once. */
    int LEASED_MAX = 128;

    /**
     * Keeps new payments; where app and order number are taken already, the answer is what is kept under them. A nonce
     * is remembered by the same write, and a payment whose nonce was seen before is not kept.
     */
    List<Kept> create(List<Birth> births);

    /**
     * Keeps decisions, each only where the payment is still the one it was decided on. A nonce is remembered by the
     * same write, of a stale decision too, and a decision whose nonce was seen before is not kept.
     */
    List<Saved> save(List<Save> saves);

    Optional<Payment> find(PaymentId payment);

    Optional<Payment> find(AppId app, OutTradeNo outTradeNo);

    /** By one of its attempts. */
    default Optional<Payment> find(OrderNo orderNo) {
        return find(orderNo.payment())
                .filter(payment -> payment.attempt(orderNo).isPresent());
    }

    /** By the link to one of its attempts; a link that only names the payment finds nothing. */
    default Optional<Payment> find(LinkToken link) {
        return find(link.payment()).filter(payment -> payment.attempt(link).isPresent());
    }

    /** By one of its refunds. */
    default Optional<Payment> find(RefundId refund) {
        return find(refund.payment()).filter(payment -> payment.refund(refund).isPresent());
    }

    /**
     * Takes up to {@code most} due looks, and no more than {@link #LEASED_MAX}, the apps in turn and of each the oldest
     * first; nobody else is given them before {@code until}. A look that another process plans more than some seconds
     * into the past may be given half a minute later.
     */
    List<Due> lease(Instant now, Instant until, int most);

    /** Remembers nonces until they expire; tells for each whether it is new. */
    List<Newness> remember(List<Nonce> nonces);

    /** Forgets up to {@code most} nonces that have expired; tells how many. */
    int forget(Instant now, int most);

    /** Takes up to {@code most} messages of the outbox; nobody else is given them before {@code until}. */
    List<Message> takeMessages(Instant now, Instant until, int most);

    /** Removes messages that were delivered. */
    void settle(List<Message> delivered);
}
