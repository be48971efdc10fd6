package tongbao.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The clock here is the server's own: every latency can be calculated by hand. */
class DriveTest {
    private static final long MILLI = 1_000_000;
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    /** A hundred a second for ten seconds, 1 ms each, and nothing for 200 ms once: 20 of 1,000 fall into that. */
    @Test
    void one_stall_is_seen_by_everybody_whom_it_would_have_met() {
        Scripted server = new Scripted(64, MILLI, 5_000 * MILLI, 5_200 * MILLI);

        Diary diary = new Drive(server, server::now).run(new Numbered(10_000), new Pace.PerSecond(100), TEN_SECONDS);

        long[] latencies = latencies(diary);
        assertThat(latencies).hasSize(1_000);
        assertThat(percentile(latencies, 50)).isEqualTo(MILLI);
        assertThat(percentile(latencies, 97)).isEqualTo(MILLI);
        assertThat(percentile(latencies, 99)).isBetween(90 * MILLI, 130 * MILLI);
        assertThat(percentile(latencies, 100)).isEqualTo(201 * MILLI);
    }

    /** With two connections the generator itself has to wait; who waits has waited since he was meant to go. */
    @Test
    void requests_that_find_no_connection_have_waited_all_the_same() {
        Scripted server = new Scripted(2, MILLI, 5_000 * MILLI, 5_200 * MILLI);

        Diary diary = new Drive(server, server::now).run(new Numbered(10_000), new Pace.PerSecond(100), TEN_SECONDS);

        assertThat(latencies(diary)).hasSize(1_000);
        assertThat(percentile(latencies(diary), 99)).isBetween(90 * MILLI, 130 * MILLI);
    }

    /** The closed loop sends less while the server stands still: that is why there is an open one. */
    @Test
    void a_closed_loop_sees_the_stall_once_a_connection() {
        Scripted server = new Scripted(1, MILLI, 5_000 * MILLI, 5_200 * MILLI);

        Diary diary =
                new Drive(server, server::now).run(new Numbered(20_000), new Pace.AsFastAsAnswered(), TEN_SECONDS);

        long[] latencies = latencies(diary);
        assertThat(latencies).hasSize(9_800);
        assertThat(LongStream.of(latencies).filter(nanos -> nanos > MILLI)).containsExactly(201 * MILLI);
    }

    @Test
    void what_a_slow_server_never_gets_to_is_counted_with_its_waiting() {
        Scripted server = new Scripted(4, 100 * MILLI, 0, 0);

        Diary diary = new Drive(server, server::now)
                .run(new Numbered(10_000), new Pace.PerSecond(100), Duration.ofSeconds(2));

        assertThat(diary.count()).isEqualTo(200);
        long unsent = LongStream.range(0, 200)
                .filter(number -> diary.end((int) number) == End.UNSENT)
                .count();
        assertThat(unsent).isBetween(175L, 180L);
        assertThat(percentile(latencies(diary), 99)).isGreaterThan(1_500 * MILLI);
        assertThat(diary.latencyNanos(199)).isEqualTo(10 * MILLI);
    }

    @Test
    void who_never_answers_is_given_up_and_the_others_go_on() {
        Scripted server = new Scripted(2, MILLI, 0, 0);
        server.deafen(1);

        Diary diary = new Drive(server, server::now)
                .run(new Numbered(100_000), new Pace.AsFastAsAnswered(), Duration.ofSeconds(12));

        assertThat(LongStream.range(0, diary.count())
                        .filter(number -> diary.end((int) number) == End.TIMED_OUT)
                        .count())
                .isEqualTo(2);
        assertThat(diary.count()).isGreaterThan(10_000);
        assertThat(diary.lengthNanos()).isGreaterThan(Duration.ofSeconds(20).toNanos());
    }

    @Test
    void a_run_ends_early_when_nothing_is_left_to_send() {
        Scripted server = new Scripted(8, MILLI, 0, 0);

        Diary diary = new Drive(server, server::now).run(new Numbered(100), new Pace.AsFastAsAnswered(), TEN_SECONDS);

        assertThat(diary.count()).isEqualTo(100);
        assertThat(diary.lengthNanos()).isEqualTo(100 * MILLI);
        assertThat(diary.answer(99)).containsExactly(1);
    }

    private static long[] latencies(Diary diary) {
        return LongStream.range(0, diary.count())
                .map(number -> diary.latencyNanos((int) number))
                .sorted()
                .toArray();
    }

    private static long percentile(long[] sorted, int percentile) {
        return sorted[Math.max(0, sorted.length * percentile / 100 - 1)];
    }

    /** So many requests, one after the other. */
    private static final class Numbered implements Deck {
        private final int size;
        private int next;

        private Numbered(int size) {
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public int next(long nowNanos) {
            return next < size ? next++ : END;
        }

        @Override
        public ByteBuffer request(int number) {
            return ByteBuffer.allocate(1);
        }

        @Override
        public void ended(int number, End end, int status, long nowNanos) {}
    }
}
