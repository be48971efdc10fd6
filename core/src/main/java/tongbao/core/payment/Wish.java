package tongbao.core.payment;

import java.time.Duration;
import tongbao.core.money.Money;

/** Something that is wanted of a payment and may be declined. */
public sealed interface Wish {

    /** The payer opens the link of an attempt, so that a signed address is about to leave. */
    record Open(LinkToken link) implements Wish {}

    /** A further attempt is to begin. */
    record Pay(Plan plan) implements Wish {}

    /** No money is wanted any more. */
    record Close() implements Wish {}

    /**
     * No money is wanted any more, and what has come is to go back. What can't have been paid unknown to us is closed
     * as by {@link Close}.
     */
    record Cancel() implements Wish {}

    /** Money is to go back; {@code gap} is what the account needs between two refunds of one payment. */
    record Return(OutRequestNo requestNo, Money amount, String reason, Duration gap) implements Wish {
        public Return {
            if (amount.isZero()) {
                throw new IllegalArgumentException("nothing is no refund");
            }
        }
    }

    /** Attempts of which nothing ever left end with the order's time. */
    record Expire() implements Wish {}
}
