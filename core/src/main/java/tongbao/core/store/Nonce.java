package tongbao.core.store;

import java.time.Instant;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Bucket;

/** A caller's once-only value, to be remembered until it can't be replayed any more. */
public record Nonce(AppId app, String value, Instant expiresAt) {
    public Bucket bucket() {
        return Bucket.ofText(app.value() + '\n' + value);
    }
}
