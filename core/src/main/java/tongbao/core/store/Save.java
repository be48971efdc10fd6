package tongbao.core.store;

import java.util.Optional;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Payment;

/** A decision to keep: what it was decided on, what came of it, and the notice that it came from, where it was one. */
public record Save(Payment before, Applied after, Optional<Notice> notice) {
    public Save {
        if (after.next().version() != before.version() + 1 || !after.next().id().equals(before.id())) {
            throw new IllegalArgumentException("a decision follows on the payment it was made on");
        }
    }
}
