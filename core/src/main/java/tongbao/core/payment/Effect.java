package tongbao.core.payment;

import java.util.Optional;

/**
 * What is to be done after a decision was committed. Calls to the channel need no record of their own: the look of the
 * attempt or refund is planned in the same write and repeats them. Words to the business app go into the outbox.
 */
public sealed interface Effect {

    /** A call to the channel about an attempt. */
    sealed interface OnAttempt extends Effect {
        int attempt();
    }

    /** A call to the channel about a refund. */
    sealed interface OnRefund extends Effect {
        RefundId refund();
    }

    record Submit(int attempt) implements OnAttempt {}

    record Ask(int attempt) implements OnAttempt {}

    record CloseThere(int attempt, Fact.Because because) implements OnAttempt {}

    /** Undo the attempt at the channel, whatever came of it. */
    record CancelThere(int attempt) implements OnAttempt {}

    /** Ask for the refund, always with the same number and amount. */
    record Deliver(RefundId refund) implements OnRefund {}

    record AskRefund(RefundId refund) implements OnRefund {}

    /** The business app is told. */
    record Tell(News news, Optional<RefundId> refund) implements Effect {}

    /** What a business app is told about. */
    enum News {
        PAYMENT_PAID,
        PAYMENT_LATE_PAID,
        PAYMENT_FINISHED,
        PAYMENT_CLOSED,
        PAYMENT_CONTRADICTED,
        REFUND_REFUNDED,
        REFUND_REFUSED
    }
}
