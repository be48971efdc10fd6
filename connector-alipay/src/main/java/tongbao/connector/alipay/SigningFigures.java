package tongbao.connector.alipay;

import java.time.Duration;

/**
 * What a pool of signing threads has done since it began, and how it stands.
 *
 * @param signed signatures that were made and taken
 * @param refusedFull refused at once, for the queue was full
 * @param refusedLate refused after {@link SigningPool#WAIT_MAX}
 * @param queued signatures that wait now
 * @param queuedMax how many may
 * @param timeQueued how long all together waited until their turn came
 * @param timeQueuedLongest how long the one that waited longest did
 */
public record SigningFigures(
        long signed,
        long refusedFull,
        long refusedLate,
        int queued,
        int queuedMax,
        Duration timeQueued,
        Duration timeQueuedLongest) {}
