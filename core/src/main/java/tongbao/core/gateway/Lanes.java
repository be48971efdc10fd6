package tongbao.core.gateway;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tongbao.core.payment.PaymentId;

/**
 * One lane for each payment in this process, so that hundreds of writers of one payment queue up here instead of
 * failing each other's version guard. Other replicas are kept apart by that guard alone.
 */
final class Lanes {
    private static final int COUNT = 1024;

    private final ReentrantLock[] lanes =
            Stream.generate(ReentrantLock::new).limit(COUNT).toArray(ReentrantLock[]::new);

    /** Does one or the other: who had to wait doesn't know any more what he knew. */
    <T> T alone(PaymentId payment, Supplier<T> atOnce, Supplier<T> afterWaiting) {
        ReentrantLock lane = lane(payment);
        boolean free = lane.tryLock();
        if (!free) {
            lane.lock();
        }
        try {
            return free ? atOnce.get() : afterWaiting.get();
        } finally {
            lane.unlock();
        }
    }

    /** Does the work when the lane gets free within the wait; says whether it did. */
    boolean aloneWithin(Duration wait, PaymentId payment, Runnable work) {
        ReentrantLock lane = lane(payment);
        try {
            if (!lane.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            lane.unlock();
        }
    }

    private ReentrantLock lane(PaymentId payment) {
        return lanes[Math.floorMod(payment.hashCode(), COUNT)];
    }
}
