package tongbao.core.store;

import java.util.Optional;
import tongbao.core.payment.Payment;

/** What is kept after a create. */
public sealed interface Kept {
    /** What the number stands for, unless the call was a copy. */
    Optional<Payment> found();

    record New(Payment payment) implements Kept {
        @Override
        public Optional<Payment> found() {
            return Optional.of(payment);
        }
    }

    /** The number was taken; this is what it stands for. */
    record Existing(Payment payment) implements Kept {
        @Override
        public Optional<Payment> found() {
            return Optional.of(payment);
        }
    }

    /** The nonce was seen before: nothing was kept. */
    record Replayed() implements Kept {
        @Override
        public Optional<Payment> found() {
            return Optional.empty();
        }
    }
}
