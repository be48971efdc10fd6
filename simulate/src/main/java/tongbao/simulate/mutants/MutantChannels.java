package tongbao.simulate.mutants;

import java.util.Optional;
import java.util.random.RandomGenerator;
import tongbao.core.channel.Channel;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutRequestNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Refund;

/** Channels with a fault: each hears or says something else than was said or heard. */
final class MutantChannels {
    private MutantChannels() {}

    /** A channel that passes everything on. */
    static class PassingOn implements Channel {
        private final Channel inner;

        PassingOn(Channel inner) {
            this.inner = inner;
        }

        @Override
        public String sign(Payment payment, Attempt attempt) {
            return inner.sign(payment, attempt);
        }

        @Override
        public Fact.OfAttempt submit(Payment payment, Attempt attempt) {
            return inner.submit(payment, attempt);
        }

        @Override
        public Fact.OfAttempt ask(Payment payment, Attempt attempt) {
            return inner.ask(payment, attempt);
        }

        @Override
        public Fact.OfAttempt ask(AccountId account, OrderNo orderNo) {
            return inner.ask(account, orderNo);
        }

        @Override
        public Fact.OfAttempt closeThere(Payment payment, Attempt attempt, Fact.Because because) {
            return inner.closeThere(payment, attempt, because);
        }

        @Override
        public Fact.OfAttempt cancelThere(Payment payment, Attempt attempt) {
            return inner.cancelThere(payment, attempt);
        }

        @Override
        public Fact.OfRefund refund(Payment payment, Refund refund) {
            return inner.refund(payment, refund);
        }

        @Override
        public Fact.OfRefund askRefund(Payment payment, Refund refund) {
            return inner.askRefund(payment, refund);
        }
    }

    static final class UnknownIsCancelled extends PassingOn {
        UnknownIsCancelled(Channel inner) {
            super(inner);
        }

        @Override
        public Fact.OfAttempt cancelThere(Payment payment, Attempt attempt) {
            Fact.OfAttempt fact = super.cancelThere(payment, attempt);
            return fact instanceof Fact.Unheard unheard ? new Fact.CancelledThere(unheard.orderNo()) : fact;
        }
    }

    static Fact.Trade unpaid(Fact.Trade trade) {
        return trade.standing() != Fact.Standing.CLOSED
                ? trade
                : new Fact.Trade(
                        trade.orderNo(),
                        trade.tradeNo(),
                        trade.standing(),
                        trade.amount(),
                        trade.receipt(),
                        Optional.empty(),
                        trade.at());
    }

    static final class ClosedIsUnpaid extends PassingOn {
        ClosedIsUnpaid(Channel inner) {
            super(inner);
        }

        @Override
        public Fact.OfAttempt ask(Payment payment, Attempt attempt) {
            Fact.OfAttempt fact = super.ask(payment, attempt);
            return fact instanceof Fact.Trade trade ? unpaid(trade) : fact;
        }
    }

    static final class NewNumbers extends PassingOn {
        private final RandomGenerator chance;

        NewNumbers(Channel inner, RandomGenerator chance) {
            super(inner);
            this.chance = chance;
        }

        @Override
        public Fact.OfRefund refund(Payment payment, Refund refund) {
            OutRequestNo number = new OutRequestNo("again-" + chance.nextLong(Long.MAX_VALUE));
            return super.refund(
                    payment,
                    new Refund(
                            refund.id(),
                            refund.attempt(),
                            number,
                            refund.kind(),
                            refund.amount(),
                            refund.reason(),
                            refund.createdAt(),
                            refund.state()));
        }
    }

    static final class AmountUnchecked extends PassingOn {
        AmountUnchecked(Channel inner) {
            super(inner);
        }

        @Override
        public Fact.OfAttempt ask(Payment payment, Attempt attempt) {
            Fact.OfAttempt fact = super.ask(payment, attempt);
            return fact instanceof Fact.Trade trade
                    ? new Fact.Trade(
                            trade.orderNo(),
                            trade.tradeNo(),
                            trade.standing(),
                            payment.order().total(),
                            trade.receipt(),
                            trade.refunded(),
                            trade.at())
                    : fact;
        }
    }

    static final class LateDropped extends PassingOn {
        LateDropped(Channel inner) {
            super(inner);
        }

        @Override
        public Fact.OfAttempt ask(Payment payment, Attempt attempt) {
            Fact.OfAttempt fact = super.ask(payment, attempt);
            boolean late = attempt.state() instanceof AttemptState.Withdrawn;
            return late && fact instanceof Fact.Trade ? new Fact.Missing(attempt.orderNo()) : fact;
        }
    }

    static final class UnknownIsFailed extends PassingOn {
        UnknownIsFailed(Channel inner) {
            super(inner);
        }

        @Override
        public Fact.OfAttempt submit(Payment payment, Attempt attempt) {
            Fact.OfAttempt fact = super.submit(payment, attempt);
            return fact instanceof Fact.Unheard ? new Fact.SubmitRefused(attempt.orderNo(), "TIMEOUT") : fact;
        }

        @Override
        public Fact.OfAttempt ask(Payment payment, Attempt attempt) {
            Fact.OfAttempt fact = super.ask(payment, attempt);
            return fact instanceof Fact.Unheard ? new Fact.Missing(attempt.orderNo()) : fact;
        }

        @Override
        public Fact.OfRefund refund(Payment payment, Refund refund) {
            Fact.OfRefund fact = super.refund(payment, refund);
            return fact instanceof Fact.RefundUnheard ? new Fact.RefundRefused(refund.id(), "TIMEOUT") : fact;
        }

        @Override
        public Fact.OfRefund askRefund(Payment payment, Refund refund) {
            Fact.OfRefund fact = super.askRefund(payment, refund);
            return fact instanceof Fact.RefundUnheard ? new Fact.RefundMissing(refund.id()) : fact;
        }
    }

    static final class NeverClosed extends PassingOn {
        NeverClosed(Channel inner) {
            super(inner);
        }

        @Override
        public Fact.OfAttempt closeThere(Payment payment, Attempt attempt, Fact.Because because) {
            return because == Fact.Because.REPLACED
                    ? new Fact.ClosedThere(attempt.orderNo(), because)
                    : super.closeThere(payment, attempt, because);
        }
    }

    static final class NothingIsClosed extends PassingOn {
        NothingIsClosed(Channel inner) {
            super(inner);
        }

        @Override
        public Fact.OfAttempt closeThere(Payment payment, Attempt attempt, Fact.Because because) {
            Fact.OfAttempt fact = super.closeThere(payment, attempt, because);
            return fact instanceof Fact.NothingToClose ? new Fact.ClosedThere(attempt.orderNo(), because) : fact;
        }
    }
}
