package tongbao.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.Reach;
import tongbao.core.store.StoreUnavailable;

class AtOnceTest {
    private static AtOnce.Supply<Integer> numbers(int most) {
        Iterator<Integer> numbers = IntStream.range(0, most).iterator();
        return () -> {
            synchronized (numbers) {
                return numbers.hasNext() ? Optional.of(numbers.next()) : Optional.empty();
            }
        };
    }

    @Test
    void everything_is_done_once() throws Exception {
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        AtOnce.each(numbers(1_000), done::add);
        assertThat(done).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    void sixteen_are_under_way_at_a_time() throws Exception {
        CountDownLatch together = new CountDownLatch(16);
        AtOnce.each(numbers(16), number -> {
            together.countDown();
            return together.await(30, TimeUnit.SECONDS);
        });
        assertThat(together.getCount()).isZero();
    }

    @Test
    void it_ends_when_one_says_that_it_is_enough() throws Exception {
        AtomicInteger done = new AtomicInteger();
        AtOnce.each(numbers(100_000), number -> done.incrementAndGet() < 10);
        assertThat(done.get()).isBetween(10, 10 + 16);
    }

    @Test
    void the_first_failure_ends_it_and_is_told() {
        AtomicInteger done = new AtomicInteger();
        assertThatThrownBy(() -> AtOnce.each(numbers(100_000), number -> {
                    done.incrementAndGet();
                    throw new StoreUnavailable("gone");
                }))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(done.get()).isLessThanOrEqualTo(16);
    }

    @Test
    void what_nobody_expects_is_told_too_for_what_was_not_done_must_not_count_as_done() {
        assertThatThrownBy(() -> AtOnce.each(numbers(100), number -> {
                    throw new AssertionError("no exception");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> AtOnce.each(numbers(100), number -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_was_not_answered_is_asked_three_times_in_all() throws Exception {
        for (Reach reach : List.of(Reach.SENT, Reach.UNTRUSTWORTHY)) {
            Patience patience = new Patience();
            assertThat(patience.waitsAfter(reach)).isTrue();
            assertThat(patience.waitsAfter(reach)).isTrue();
            assertThat(patience.waitsAfter(reach)).isFalse();
        }
    }
}
