package tongbao.core.store;

import tongbao.core.payment.Payment;

/** What is kept after a create. */
public sealed interface Kept {
    Payment payment();

    record New(Payment payment) implements Kept {}

    /** The number was taken; this is what it stands for. */
    record Existing(Payment payment) implements Kept {}
}
