package tongbao.simulate.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongbao.core.channel.Channel;
import tongbao.core.gateway.Answer;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Event;
import tongbao.core.payment.Look;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundId;
import tongbao.core.payment.RefundKind;
import tongbao.core.payment.RefundState;
import tongbao.core.payment.Source;
import tongbao.core.payment.Timetable;
import tongbao.core.payment.Wish;
import tongbao.core.store.Notice;
import tongbao.core.store.Once;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;
import tongbao.core.store.Store;
import tongbao.core.store.StoreUnavailable;
import tongbao.simulate.world.Door;

/** Doors with a fault, for what isn't decided behind a port. */
final class MutantDoors {
    private MutantDoors() {}

    /** A door that changes nothing. */
    static class Plain implements Door {
        private final Door inner;

        Plain(Door inner) {
            this.inner = inner;
        }

        @Override
        public boolean take(Letter letter) {
            return inner.take(letter);
        }

        @Override
        public Answer<Refund> refund(Payment payment, Wish.Return wish, Once once) {
            return inner.refund(payment, wish, once);
        }
    }

    static final class SuccessBeforeCommit extends Plain {
        SuccessBeforeCommit(Door inner) {
            super(inner);
        }

        @Override
        public boolean take(Letter letter) {
            try {
                return super.take(letter);
            } catch (StoreUnavailable e) {
                return true;
            }
        }
    }

    static final class SignatureUnchecked extends Plain {
        SignatureUnchecked(Door inner) {
            super(inner);
        }

        @Override
        public boolean take(Letter letter) {
            return super.take(new Letter(letter.fact(), letter.notice(), true));
        }
    }

    /** Whoever a notice was told to, it is filed under the account that orders are made with here. */
    static final class AccountUnchecked extends Plain {
        AccountUnchecked(Door inner) {
            super(inner);
        }

        @Override
        public boolean take(Letter letter) {
            Notice notice = letter.notice();
            Notice filed =
                    new Notice(notice.id(), Door.OWN_ACCOUNT, notice.orderNo(), notice.body(), notice.receivedAt());
            return super.take(new Letter(letter.fact(), filed, letter.signed()));
        }
    }

    static final class OrphanDropped extends Plain {
        private final Store store;

        OrphanDropped(Door inner, Store store) {
            super(inner);
            this.store = store;
        }

        @Override
        public boolean take(Letter letter) {
            return super.take(letter) || store.find(letter.fact().orderNo()).isEmpty();
        }
    }

    static final class ClosedIsUnpaid extends Plain {
        ClosedIsUnpaid(Door inner) {
            super(inner);
        }

        @Override
        public boolean take(Letter letter) {
            return super.take(new Letter(MutantChannels.unpaid(letter.fact()), letter.notice(), letter.signed()));
        }
    }

    static final class LateDropped extends Plain {
        private final Store store;

        LateDropped(Door inner, Store store) {
            super(inner);
            this.store = store;
        }

        @Override
        public boolean take(Letter letter) {
            Optional<AttemptState> state = store.find(letter.fact().orderNo())
                    .flatMap(payment -> payment.attempt(letter.fact().orderNo()))
                    .map(Attempt::state);
            boolean late = state.isPresent()
                    && (state.get() instanceof AttemptState.Closed || state.get() instanceof AttemptState.Withdrawn);
            return late || super.take(letter);
        }
    }

    /** A refund story of its own, that counts what went back and not what is on its way. */
    static final class NoReservation extends Plain {
        private final Store store;
        private final Channel channel;

        NoReservation(Door inner, Store store, Channel channel) {
            super(inner);
            this.store = store;
            this.channel = channel;
        }

        @Override
        public Answer<Refund> refund(Payment payment, Wish.Return wish, Once once) {
            Payment seen = store.find(payment.id()).orElse(payment);
            boolean known = seen.refund(wish.requestNo()).isPresent();
            boolean fits = !wish.amount().exceeds(seen.amountPaid().minus(seen.amountRefunded()));
            Optional<Attempt> paid = seen.paidAttempt();
            if (known || !fits || paid.isEmpty()) {
                return super.refund(payment, wish, once);
            }
            Refund refund = begun(seen, paid.get(), wish);
            List<Refund> refunds = new ArrayList<>(seen.refunds());
            refunds.add(refund);
            Payment next =
                    new Payment(seen.id(), seen.version() + 1, seen.order(), seen.attempts(), refunds, seen.closedAt());
            Event event = new Event(refund.createdAt(), Source.APP, refund.id().value(), "", "refunding", "requested");
            Applied after = new Applied(next, List.of(event), List.of());
            Saved saved = once.along(nonce -> store.save(List.of(new Save(seen, after, Optional.empty(), nonce)))
                    .getFirst());
            return switch (saved) {
                case SAVED -> new Answer.Done<>(asked(next, refund));
                case STALE -> super.refund(payment, wish, once);
                case REPLAYED -> new Answer.Replayed<>();
            };
        }

        private Refund asked(Payment payment, Refund refund) {
            return payment.refund(channel.refund(payment, refund).refund()).orElseThrow();
        }

        private static Refund begun(Payment payment, Attempt paid, Wish.Return wish) {
            var now = payment.order().createdAt();
            RefundId id = new RefundId("ref_" + payment.id().value().substring(4) + "0".repeat(12)
                    + String.format("%04d", payment.refunds().size()));
            RefundState state = new RefundState.Refunding(Look.first(now.plus(Timetable.LEASE)));
            return new Refund(id, paid.number(), wish.requestNo(), RefundKind.REQUESTED, wish.amount(), "", now, state);
        }
    }
}
