package tongbao.connector.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tongbao.alipay.SigningRefused;

/** A pool with one thread, which is kept busy, and a queue for two. */
class SigningPoolTest {
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2));
    private final SigningPool pool = new SigningPool(threads);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void end() {
        gate.countDown();
        pool.close();
    }

    @Test
    void a_signature_is_made_on_a_thread_of_the_pool_and_counted() {
        Thread caller = Thread.currentThread();
        AtomicReference<@Nullable Thread> signer = new AtomicReference<>();
        assertThat(pool.sign(() -> {
                    signer.set(Thread.currentThread());
                    return "signed";
                }))
                .isEqualTo("signed");
        assertThat(signer.get()).isNotNull().isNotSameAs(caller);
        SigningFigures figures = pool.figures();
        assertThat(figures.signed()).isOne();
        assertThat(figures.refusedFull() + figures.refusedLate()).isZero();
        assertThat(figures.timeQueued()).isPositive().isEqualTo(figures.timeQueuedLongest());
        assertThat(figures.queuedMax()).isEqualTo(2);
    }

    @Test
    void who_comes_while_the_first_signature_is_prepared_waits_for_it() throws Exception {
        SigningPool impatient = new SigningPool(threads, Duration.ZERO);
        impatient.first(() -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        Thread payer = Thread.ofVirtual().start(() -> impatient.sign(() -> "signed"));
        while (threads.getQueue().isEmpty()) {
            Thread.onSpinWait();
        }
        gate.countDown();
        payer.join();
        assertThat(impatient.figures().signed()).isOne();
        assertThat(impatient.figures().refusedLate()).isZero();
    }

    @Test
    void when_the_queue_is_full_a_signature_is_refused_at_once_and_never_made() throws Exception {
        List<Thread> waiting = fill();
        AtomicReference<String> made = new AtomicReference<>("never");
        assertThatThrownBy(() -> pool.sign(() -> {
                    made.set("made");
                    return "refused";
                }))
                .isInstanceOf(SigningRefused.class)
                .hasMessage("as many signatures wait as may, which is 2");
        assertThat(pool.figures().refusedFull()).isOne();
        assertThat(pool.figures().queued()).isEqualTo(2);
        gate.countDown();
        for (Thread each : waiting) {
            each.join();
        }
        assertThat(pool.sign(() -> "again")).isEqualTo("again");
        assertThat(made).hasValue("never");
        assertThat(pool.figures().signed()).isEqualTo(4);
    }

    @Test
    void who_waits_too_long_is_refused_and_leaves_the_queue() {
        threads.execute(this::hold);
        SigningPool impatient = new SigningPool(threads, Duration.ofMillis(1));
        assertThatThrownBy(() -> impatient.sign(() -> "late"))
                .isInstanceOf(SigningRefused.class)
                .hasMessage("no signature within PT0.001S");
        assertThat(impatient.figures().refusedLate()).isOne();
        assertThat(impatient.figures().queued()).isZero();
        assertThat(impatient.figures().signed()).isZero();
    }

    @Test
    void who_is_interrupted_while_waiting_leaves_the_queue_and_stays_interrupted() {
        threads.execute(this::hold);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> pool.sign(() -> "nobody's")).isInstanceOf(SigningRefused.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pool.figures().queued()).isZero();
    }

    @Test
    void what_goes_wrong_while_signing_is_told_as_it_is() {
        assertThatThrownBy(() -> pool.sign(() -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
        assertThat(pool.figures().signed()).isZero();
        assertThat(pool.sign(() -> "and the thread lives")).isEqualTo("and the thread lives");
    }

    @Test
    void a_closed_pool_refuses() {
        pool.close();
        assertThatThrownBy(() -> pool.sign(() -> "too late"))
                .isInstanceOf(SigningRefused.class)
                .hasMessage("the gateway is being stopped");
        assertThat(pool.figures().refusedFull()).isZero();
    }

    @Test
    void bounds_are_within_bounds() {
        new SigningPool.Bounds(1, 1);
        Stream.of(List.of(0, 1), List.of(65, 1), List.of(1, 0), List.of(1, 10_001))
                .forEach(bounds -> assertThatThrownBy(() -> new SigningPool.Bounds(bounds.get(0), bounds.get(1)))
                        .isInstanceOf(IllegalArgumentException.class));
    }

    /** Comes back when one signs and two wait. */
    private List<Thread> fill() {
        List<Thread> callers = IntStream.range(0, 3)
                .mapToObj(i -> Thread.startVirtualThread(() -> pool.sign(() -> {
                    hold();
                    return "held";
                })))
                .toList();
        while (pool.figures().queued() < 2) {
            Thread.onSpinWait();
        }
        return callers;
    }

    private void hold() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
