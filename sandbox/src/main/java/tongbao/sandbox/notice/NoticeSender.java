package tongbao.sandbox.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tongbao.sandbox.state.Database;
import tongbao.sandbox.state.Forgetting;
import tongbao.sandbox.state.Notice;
import tongbao.sandbox.state.Notices;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trades;
import tongbao.sandbox.trade.Trading;

/**
 * The sandbox's only worker: moves trades on when their time comes and sends the notices that are due, some at once.
 * What is due is in the file, so a killed process sends it after the next start; what was under way is sent again.
 */
public final class NoticeSender implements AutoCloseable {
    private static final int AT_ONCE_MAX = 64;
    private static final int LOOK_MAX = 4 * AT_ONCE_MAX;
    private static final Duration IDLE_MAX = Duration.ofMinutes(1);
    private static final Duration DRAIN_MAX = Duration.ofSeconds(6);
    /** What only grows is looked after so seldom, for everybody waits meanwhile. */
    private static final int LOOPS_BETWEEN_FORGETTING = 1000;

    private static final System.Logger LOG = System.getLogger(NoticeSender.class.getName());

    private final Database database;
    private final Clock clock;
    private final Trading trading;
    private final Delivery delivery;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(AT_ONCE_MAX);
    private final Semaphore woken = new Semaphore(0);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closing;
    /** Counted by the worker alone. */
    private int loops;

    public NoticeSender(Database database, Clock clock, Trading trading, Delivery delivery) {
        this.database = database;
        this.clock = clock;
        this.trading = trading;
        this.delivery = delivery;
    }

    public void start() {
        threads.execute(this::work);
    }

    /** Looks at once whether something is due. */
    public void wake() {
        woken.release();
    }

    private void work() {
        while (!closing) {
            try {
                Instant now = clock.instant();
                moveTradesOn();
                forgetNowAndThen();
                for (Notice notice : database.transact(sql -> Notices.due(sql, now, LOOK_MAX))) {
                    begin(notice);
                }
                boolean _ = woken.tryAcquire(untilNext(now).toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (closing) {
                    return;
                }
                LOG.log(System.Logger.Level.ERROR, "the sandbox's notices are stuck for a moment", e);
                woken.drainPermits();
                pauseAfterFailure();
            }
        }
    }

    /** Closes and finishes the trades whose time has come. */
    public void moveTradesOn() {
        boolean more = true;
        while (more) {
            more = database.transact(trading::sweep);
        }
    }

    private void forgetNowAndThen() {
        boolean more = loops++ % LOOPS_BETWEEN_FORGETTING == 0;
        while (more && !closing) {
            more = database.transact(sql -> Forgetting.step(sql, Forgetting.Kept.USUAL));
        }
    }

    private void begin(Notice notice) throws InterruptedException {
        if (!underWay.add(notice.notifyId())) {
            return;
        }
        places.acquire();
        threads.execute(() -> {
            try {
                if (isStillDue(notice)) {
                    delivery.deliver(notice);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a notice of the sandbox failed: " + notice.notifyId(), e);
            } finally {
                underWay.remove(notice.notifyId());
                places.release();
                wake();
            }
        });
    }

    /** The list may be older than the sending that has just ended. */
    private boolean isStillDue(Notice notice) {
        return database.transact(sql -> Notices.find(sql, notice.notifyId())).equals(Optional.of(notice));
    }

    private Duration untilNext(Instant lookedAt) {
        Optional<Instant> next = database.transact(sql -> next(sql, lookedAt));
        Duration wait = next.map(at -> Duration.between(clock.instant(), at)).orElse(IDLE_MAX);
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(IDLE_MAX) > 0 ? IDLE_MAX : wait.plusMillis(1);
    }

    private static Optional<Instant> next(Sql sql, Instant lookedAt) {
        return Stream.concat(Notices.nextDue(sql, lookedAt).stream(), Trades.nextMove(sql).stream())
                .min(Instant::compareTo);
    }

    private static void pauseAfterFailure() {
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }

    /** Lets the sendings under way end, for six seconds at most. */
    @Override
    public void close() {
        closing = true;
        wake();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(DRAIN_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        delivery.close();
    }
}
