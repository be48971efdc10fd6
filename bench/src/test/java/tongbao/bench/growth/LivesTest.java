package tongbao.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LivesTest {
    private static final long TEN_MILLION = 10_000_000;
    private static final long NEWEST = 120_000;

    /** Most are over and done with; what is under way at the end is all among the newest. */
    @Test
    void the_newest_of_ten_million_payments_go_as_the_rules_have_it() {
        Lives lives = new Lives(TEN_MILLION, Instant.parse("2026-11-23T14:00:00Z"), 1);

        long lived = LongStream.range(TEN_MILLION - NEWEST, TEN_MILLION)
                .parallel()
                .filter(index -> lives.life(index).payment().version() >= 1)
                .count();

        assertThat(lived).isEqualTo(NEWEST);
    }
}
