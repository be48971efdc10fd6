package tongbao.connector.alipay;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import tongbao.alipay.SigningQueue;
import tongbao.alipay.SigningRefused;

/**
 * Makes every signature of the gateway, on a few threads with a bounded queue. When the queue is full it refuses at
 * once, and who has waited for {@link #WAIT_MAX} is refused as well: a payer who is told to come back in a moment is
 * better off than one behind a thousand others.
 */
public final class SigningPool implements SigningQueue {
    /** How long a signature may take, its turn included. */
    public static final Duration WAIT_MAX = Duration.ofSeconds(1);

    /** The same for whoever comes while the first signature is prepared: that takes long once, and is no crowd. */
    static final Duration FIRST_WAIT_MAX = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(SigningPool.class.getName());

    private final ThreadPoolExecutor threads;
    private final Duration waitMax;
    private final int queueMax;
    private final LongAdder signed = new LongAdder();
    private final LongAdder refusedFull = new LongAdder();
    private final LongAdder refusedLate = new LongAdder();
    private final LongAdder queuedNanos = new LongAdder();
    private final LongAccumulator queuedNanosMost = new LongAccumulator(Math::max, 0);
    private final AtomicBoolean refusing = new AtomicBoolean();
    private volatile boolean isPreparing;

    /** How many sign at once, and how many signatures may wait for their turn. */
    public record Bounds(int threads, int queue) {
        public static final int THREADS_MAX = 64;
        public static final int QUEUE_MAX = 10_000;

        /** At 0.3 to 0.8 ms a signature a tenth of a second, where two cores sign. */
        public static final int QUEUE_DEFAULT = 256;

        public Bounds {
            if (threads < 1 || threads > THREADS_MAX || queue < 1 || queue > QUEUE_MAX) {
                throw new IllegalArgumentException("1 to " + THREADS_MAX + " threads sign, and 1 to " + QUEUE_MAX
                        + " signatures wait: " + threads + " and " + queue);
            }
        }

        /** A thread for each core of this machine. */
        public static Bounds usual() {
            return new Bounds(Math.min(Runtime.getRuntime().availableProcessors(), THREADS_MAX), QUEUE_DEFAULT);
        }
    }

    /** Takes threads of its own, whose bounded queue refuses by an exception when it is full. */
    public SigningPool(ThreadPoolExecutor threads) {
        this(threads, WAIT_MAX);
    }

    SigningPool(ThreadPoolExecutor threads, Duration waitMax) {
        this.threads = threads;
        this.waitMax = waitMax;
        this.queueMax = threads.getQueue().remainingCapacity();
    }

    /** Does something on a thread that signs, before whatever is signed there. */
    void first(Runnable preparation) {
        isPreparing = true;
        threads.execute(() -> {
            try {
                preparation.run();
            } finally {
                isPreparing = false;
            }
        });
    }

    @Override
    public String sign(Supplier<String> signature) {
        long asked = System.nanoTime();
        Duration patience = isPreparing ? FIRST_WAIT_MAX : waitMax;
        FutureTask<String> turn = new FutureTask<>(() -> {
            waited(System.nanoTime() - asked);
            return signature.get();
        });
        try {
            threads.execute(turn);
        } catch (RejectedExecutionException e) {
            if (threads.isShutdown()) {
                throw new SigningRefused("the gateway is being stopped");
            }
            refusedFull.increment();
            throw refusal("as many signatures wait as may, which is " + queueMax);
        }
        try {
            String made = turn.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            signed.increment();
            recover();
            return made;
        } catch (TimeoutException e) {
            refusedLate.increment();
            giveUp(turn);
            throw refusal("no signature within " + patience);
        } catch (InterruptedException e) {
            giveUp(turn);
            Thread.currentThread().interrupt();
            throw new SigningRefused("interrupted while waiting for a signature");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e);
        }
    }

    private void waited(long nanos) {
        queuedNanos.add(nanos);
        queuedNanosMost.accumulate(nanos);
    }

    /** Nobody waits for it any more: the place in the queue is somebody else's. */
    private void giveUp(FutureTask<String> turn) {
        turn.cancel(false);
        threads.remove(turn);
    }

    private SigningRefused refusal(String why) {
        if (refusing.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, "signatures are refused: {0}", why);
        }
        return new SigningRefused(why);
    }

    private void recover() {
        if (refusing.get() && threads.getQueue().isEmpty() && refusing.compareAndSet(true, false)) {
            LOG.log(Level.INFO, "no signature is refused any more");
        }
    }

    /** How it is doing, since it began. */
    public SigningFigures figures() {
        return new SigningFigures(
                signed.sum(),
                refusedFull.sum(),
                refusedLate.sum(),
                threads.getQueue().size(),
                queueMax,
                Duration.ofNanos(queuedNanos.sum()),
                Duration.ofNanos(queuedNanosMost.get()));
    }

    /** Refuses what comes from now on. */
    public void close() {
        threads.shutdown();
    }
}
