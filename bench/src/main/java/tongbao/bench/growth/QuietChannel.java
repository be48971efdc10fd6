package tongbao.bench.growth;

import java.time.Clock;
import java.util.Optional;
import tongbao.core.channel.Channel;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Reach;
import tongbao.core.payment.Refund;
import tongbao.core.payment.TradeNo;

/** A channel that costs nothing: trades wait for their payers, and of refunds nothing is heard. */
record QuietChannel(Clock clock) implements Channel {
    @Override
    public Fact.OfAttempt ask(Payment payment, Attempt attempt) {
        return trade(payment, attempt, Fact.Standing.WAITING);
    }

    Fact.Trade trade(Payment payment, Attempt attempt, Fact.Standing standing) {
        return new Fact.Trade(
                attempt.orderNo(),
                new TradeNo("2026112222001435130501234567"),
                standing,
                payment.order().total(),
                Optional.empty(),
                Optional.empty(),
                clock.instant());
    }

    @Override
    public String sign(Payment payment, Attempt attempt) {
        throw unused();
    }

    @Override
    public Fact.OfAttempt submit(Payment payment, Attempt attempt) {
        throw unused();
    }

    @Override
    public Fact.OfAttempt ask(AccountId account, OrderNo orderNo) {
        throw unused();
    }

    @Override
    public Fact.OfAttempt closeThere(Payment payment, Attempt attempt, Fact.Because because) {
        return new Fact.ClosedThere(attempt.orderNo(), because);
    }

    @Override
    public Fact.OfAttempt cancelThere(Payment payment, Attempt attempt) {
        throw unused();
    }

    @Override
    public Fact.OfRefund refund(Payment payment, Refund refund) {
        return new Fact.RefundUnheard(refund.id(), Reach.SENT, "no answer");
    }

    @Override
    public Fact.OfRefund askRefund(Payment payment, Refund refund) {
        return refund(payment, refund);
    }

    private static IllegalStateException unused() {
        return new IllegalStateException("nothing of what is measured calls this");
    }
}
