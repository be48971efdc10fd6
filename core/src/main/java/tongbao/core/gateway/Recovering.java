package tongbao.core.gateway;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.PaymentStatus;
import tongbao.core.payment.Reach;
import tongbao.core.payment.Source;
import tongbao.core.store.Recovery;
import tongbao.core.store.Store;

/**
 * After a database was restored: what is kept is of the past, and the channel knows what has happened since. While a
 * recovery is under way no process gives back what nobody asked for.
 */
public final class Recovering {
    private final Store store;
    private final Desk desk;
    private final Acting acting;
    private final Clock clock;

    Recovering(Store store, Desk desk, Acting acting, Clock clock) {
        this.store = store;
        this.desk = desk;
        this.acting = acting;
        this.clock = clock;
    }

    /** Begins, or goes on with what is under way. */
    public Recovery begin(Instant since) {
        return store.begin(since, clock.instant());
    }

    /** What never left may have left after the point that was restored: from now on it is taken for opened. */
    public void suspect(PaymentId id) {
        Payment seen = desk.read(id);
        for (Attempt attempt : seen.attempts()) {
            Fact opened = new Fact.PerhapsOpened(attempt.orderNo());
            seen = desk.learn(seen, opened, Source.RECOVERY, Optional.empty()).payment();
        }
    }

    /** What came of asking about a payment at a time; {@code unheard} where something of it was not answered. */
    public record Asked(Payment before, Payment after, Instant at, Optional<Reach> unheard) {
        public PaymentStatus was() {
            return before.status(at);
        }

        public PaymentStatus is() {
            return after.status(at);
        }
    }

    /** Asks about all attempts and refunds of a payment. Where no answer comes, nothing is concluded. */
    public Asked ask(PaymentId id) {
        Payment before = desk.read(id);
        Optional<Reach> unheard = Optional.empty();
        for (Attempt attempt : before.attempts()) {
            Fact fact = acting.ask(before, attempt);
            if (fact instanceof Fact.Unheard nothing) {
                unheard = Optional.of(nothing.reach());
            } else {
                learn(before, fact);
            }
        }
        Payment asked = desk.read(id);
        asked.refunds().stream()
                .flatMap(refund -> asked.dueEffect(refund).stream())
                .forEach(effect -> acting.act(asked, List.of(effect), Source.RECOVERY));
        return new Asked(before, desk.read(id), clock.instant(), unheard);
    }

    private void learn(Payment payment, Fact fact) {
        Desk.Learned learned = acting.learn(payment, fact, Source.RECOVERY);
        if (learned.lesson() instanceof Applied applied) {
            acting.act(learned.payment(), applied.effects(), Source.REPLY);
        }
    }

    /** How an order that isn't kept here stands at the channel. */
    public Fact.OfAttempt ask(AccountId account, OrderNo orderNo) {
        return acting.ask(account, orderNo);
    }

    /** What was held is done by its look. */
    public void end(Recovery recovery) {
        store.end(recovery, clock.instant());
    }
}
