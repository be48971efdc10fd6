package tongbao.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HorizonTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private final Horizon horizon = new Horizon();

    private void readUpTo(Instant now) {
        horizon.end(horizon.begin(now), now);
    }

    @Test
    void the_first_reading_is_of_everything_and_the_next_begins_a_little_before_it() {
        Horizon.Reading first = horizon.begin(NOW);
        horizon.end(first, NOW);

        assertThat(first.after()).isEmpty();
        assertThat(horizon.begin(NOW.plusSeconds(1)).after()).contains(NOW.minus(Horizon.MARGIN));
    }

    @Test
    void what_is_left_of_a_backlog_is_read_again() {
        Instant oldest = NOW.minusSeconds(3_600);
        horizon.end(horizon.begin(NOW), oldest);

        assertThat(horizon.begin(NOW.plusSeconds(1)).after()).contains(oldest.minus(Horizon.MARGIN));
    }

    @Test
    void everything_is_read_again_after_a_while() {
        readUpTo(NOW);
        readUpTo(NOW.plusSeconds(20));
        Instant later = NOW.plus(Horizon.EVERYTHING_AGAIN);

        assertThat(horizon.begin(later.minusNanos(1)).after()).isPresent();
        assertThat(horizon.begin(later).after()).isEmpty();
    }

    @Test
    void a_reading_that_did_not_end_proves_nothing() {
        horizon.begin(NOW);

        assertThat(horizon.begin(NOW.plusSeconds(1)).after()).isEmpty();
    }

    @Test
    void what_is_planned_into_the_past_is_read_at_once() {
        readUpTo(NOW);

        horizon.planned(NOW.minus(Horizon.MARGIN).plusNanos(1));
        assertThat(horizon.begin(NOW.plusSeconds(1)).after()).isPresent();

        horizon.planned(NOW.minusSeconds(60));
        assertThat(horizon.begin(NOW.plusSeconds(1)).after()).isEmpty();
    }

    @Test
    void a_reading_during_which_something_was_planned_into_the_past_proves_nothing() {
        Horizon.Reading reading = horizon.begin(NOW);
        horizon.planned(NOW.minusSeconds(60));
        horizon.end(reading, NOW);

        assertThat(horizon.begin(NOW.plusSeconds(1)).after()).isEmpty();
    }

    @Test
    void a_clock_that_goes_back_reads_everything() {
        readUpTo(NOW);

        assertThat(horizon.begin(NOW.minusSeconds(1)).after()).isEmpty();
    }

    @Test
    void an_earlier_reading_that_ends_late_takes_nothing_back() {
        Horizon.Reading earlier = horizon.begin(NOW);
        readUpTo(NOW.plusSeconds(5));
        horizon.end(earlier, NOW);

        assertThat(horizon.begin(NOW.plusSeconds(6)).after())
                .contains(NOW.plusSeconds(5).minus(Horizon.MARGIN));
    }
}
