package tongbao.core.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.OrderNo;

/**
 * Genuine notices beside those that are kept together with what they moved ({@link Save}): those that moved nothing,
 * and orphans, which name an order that isn't kept here, or another account's. A notice is known by its order number
 * and its id.
 */
public interface Inbox {
    /** The most orphans that are kept at a time; the channel repeats what finds no room. */
    int ORPHANS_MAX = 10_000;

    /** How long an orphan waits for its order; the channel repeats a notice for about a day. */
    Duration ORPHAN_RETENTION = Duration.ofDays(30);

    /** Keeps notices that left their payments as they were; one that is kept already stays as it came first. */
    void keep(List<Unapplied> notices);

    /** Whether there was room for an orphan. */
    enum Room {
        KEPT,
        FULL
    }

    /** Keeps orphans, a repeated one once, with its number of repetitions; tells for each whether it is kept. */
    List<Room> setAside(List<Notice> orphans);

    /** A kept notice with its bytes, orphans included. */
    Optional<Notice> find(OrderNo orderNo, String noticeId);

    /** Up to {@code most} orphans whose order is kept by now, with the account they came to; oldest first. */
    List<Notice> matched(int most);

    /** Up to {@code most} orphans, oldest first. */
    List<Received> orphans(int most);

    /** Removes orphans that aren't ones any more. */
    void release(List<Notice> orphans);

    /** Forgets up to {@code most} orphans that came before that time; tells how many. */
    int forgetOrphans(Instant receivedBefore, int most);
}
