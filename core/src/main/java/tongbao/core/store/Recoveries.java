package tongbao.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.Bucket;
import tongbao.core.payment.PaymentId;

/** What happens to a database after it was restored; at most one recovery is under way at a time. */
public interface Recoveries {
    /** Begins a recovery; one that is under way goes on instead, from the earlier time of both. */
    Recovery begin(Instant since, Instant at);

    Optional<Recovery> underWay();

    /** Ends it; what has ended stays so. */
    void end(Recovery recovery, Instant at);

    /**
     * Up to {@code most} payments of a bucket that are unsettled or have an event since then, in the order of their
     * ids, those after {@code after} only.
     */
    List<PaymentId> touched(Bucket bucket, Instant since, Optional<PaymentId> after, int most);
}
