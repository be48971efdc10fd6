package tongbao.core.payment;

/** Where a payment as a whole stands, as the business app sees it. */
public enum PaymentStatus {
    /** A call to the channel is under way or its outcome unknown. */
    SUBMITTING,
    /** Somebody's turn: the payer's, or the caller's after a refused or replaced attempt. */
    AWAITING,
    PAID,
    /** Paid, no longer refundable. */
    FINISHED,
    CLOSED,
    PARTIALLY_REFUNDED,
    REFUNDED
}
