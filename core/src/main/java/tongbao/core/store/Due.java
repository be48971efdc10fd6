package tongbao.core.store;

import tongbao.core.payment.PaymentId;
import tongbao.core.payment.RefundId;

/** Something whose planned look has come. */
public sealed interface Due {
    PaymentId payment();

    record OfAttempt(PaymentId payment, int number) implements Due {}

    record OfRefund(PaymentId payment, RefundId refund) implements Due {}
}
