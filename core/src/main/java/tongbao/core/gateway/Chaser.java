package tongbao.core.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Refund;
import tongbao.core.payment.Source;
import tongbao.core.payment.Wish;
import tongbao.core.store.Due;
import tongbao.core.store.Store;

/**
 * Active query: takes the looks that are due, asks the channel outside any transaction, and learns. Replicas share the
 * work by leases; a round costs as much as is due, not as much as is kept.
 */
public final class Chaser {
    private final Store store;
    private final Desk desk;
    private final Acting acting;
    private final Clock clock;
    private final Duration lease;

    Chaser(Store store, Desk desk, Acting acting, Clock clock, Duration lease) {
        this.store = store;
        this.desk = desk;
        this.acting = acting;
        this.clock = clock;
        this.lease = lease;
    }

    /** Takes up to {@code most} due looks; each is then to be given to {@link #look}, here or on other threads. */
    public List<Due> take(int most) {
        Instant now = clock.instant();
        return store.lease(now, now.plus(lease), most);
    }

    public void look(Due due) {
        Optional<Payment> found = store.find(due.payment());
        if (found.isEmpty()) {
            throw new IllegalStateException("a look is due for " + due.payment() + ", which isn't kept");
        }
        Payment payment = found.get();
        switch (due) {
            case Due.OfAttempt of -> look(payment, payment.attempt(of.number()));
            case Due.OfRefund of -> {
                Refund refund = payment.refund(of.refund()).orElseThrow();
                act(payment, payment.dueEffect(refund));
            }
        }
    }

    private void look(Payment payment, Attempt attempt) {
        if (attempt.state() instanceof AttemptState.Prepared) {
            desk.consider(payment, new Wish.Expire(), Source.TIME);
        } else {
            act(payment, payment.dueEffect(attempt));
        }
    }

    private void act(Payment payment, Optional<Effect> effect) {
        effect.ifPresent(due -> acting.act(payment, List.of(due), Source.LOOK));
    }
}
