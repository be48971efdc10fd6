package tongbao.core.payment;

/** The parts of a refund request that are compared when its number is used again. */
public enum RefundPart {
    AMOUNT,
    REASON
}
