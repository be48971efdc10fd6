package tongbao.server.cashier;

import tongbao.core.channel.Channel;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Refund;

/** A channel around another one; what it doesn't change is passed on. */
interface Forwarding extends Channel {
    Channel inner();

    @Override
    default Fact.OfAttempt submit(Payment payment, Attempt attempt) {
        return inner().submit(payment, attempt);
    }

    @Override
    default Fact.OfAttempt ask(Payment payment, Attempt attempt) {
        return inner().ask(payment, attempt);
    }

    @Override
    default Fact.OfAttempt ask(AccountId account, OrderNo orderNo) {
        return inner().ask(account, orderNo);
    }

    @Override
    default Fact.OfAttempt closeThere(Payment payment, Attempt attempt, Fact.Because because) {
        return inner().closeThere(payment, attempt, because);
    }

    @Override
    default Fact.OfAttempt cancelThere(Payment payment, Attempt attempt) {
        return inner().cancelThere(payment, attempt);
    }

    @Override
    default Fact.OfRefund refund(Payment payment, Refund refund) {
        return inner().refund(payment, refund);
    }

    @Override
    default Fact.OfRefund askRefund(Payment payment, Refund refund) {
        return inner().askRefund(payment, refund);
    }
}
