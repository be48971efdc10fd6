package tongbao.core.payment;

import tongbao.core.money.Money;

/** Why a wish was declined. Nothing was changed by it. */
public sealed interface Decline {

    /** The order number stands for other content; {@code part} is the first that differs. */
    record OrderNumberReused(OrderPart part) implements Decline {}

    /** The request number stands for another refund; {@code part} is the first that differs. */
    record RequestNumberReused(RefundPart part) implements Decline {}

    record AlreadyPaid() implements Decline {}

    /** Closed, or its time is over. */
    record Over() implements Decline {}

    /** An earlier attempt may still be paid: it has to be asked about and closed at the channel first. */
    record EarlierOpen(int attempt) implements Decline {}

    record NotPaid() implements Decline {}

    /** The channel takes no refund of it any more. */
    record NotRefundable() implements Decline {}

    /** More than what remains. */
    record ExceedsRemaining(Money remaining) implements Decline {}

    record TooMany(int most) implements Decline {}
}
