package tongbao.core.store;

import java.util.Optional;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Payment;

/**
 * A decision to keep: what it was decided on, what came of it, and what goes with it, where there is such a thing: the
 * notice that it came from, or the nonce of the call that it came from and that is still to be remembered.
 */
public record Save(Payment before, Applied after, Optional<Notice> notice, Optional<Nonce> nonce) {
    public Save {
        if (after.next().version() != before.version() + 1 || !after.next().id().equals(before.id())) {
            throw new IllegalArgumentException("a decision follows on the payment it was made on");
        }
    }

    /** Of nobody's call. */
    public Save(Payment before, Applied after, Optional<Notice> notice) {
        this(before, after, notice, Optional.empty());
    }
}
