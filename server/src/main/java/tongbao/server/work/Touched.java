package tongbao.server.work;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.Bucket;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Recoveries;

/** All payments that a recovery is about, read page by page as they are wanted, for many threads. */
public final class Touched implements AtOnce.Supply<PaymentId> {
    private static final int PAGE = 1_000;

    private final Recoveries store;
    private final Instant since;
    private final Deque<PaymentId> read = new ArrayDeque<>();
    private int bucket;
    private Optional<PaymentId> last = Optional.empty();

    public Touched(Recoveries store, Instant since) {
        this.store = store;
        this.since = since;
    }

    @Override
    public synchronized Optional<PaymentId> next() {
        while (read.isEmpty() && bucket < Bucket.COUNT) {
            List<PaymentId> page = store.touched(new Bucket(bucket), since, last, PAGE);
            read.addAll(page);
            if (page.size() < PAGE) {
                bucket++;
                last = Optional.empty();
            } else {
                last = Optional.of(page.getLast());
            }
        }
        return Optional.ofNullable(read.poll());
    }
}
