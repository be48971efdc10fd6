package tongbao.core.store;

import java.util.Optional;
import tongbao.core.payment.Applied;

/** A new payment to keep, and the nonce of the call that wants it, where that is still to be remembered. */
public record Birth(Applied decision, Optional<Nonce> nonce) {
    public static Birth of(Applied decision) {
        return new Birth(decision, Optional.empty());
    }
}
