package tongbao.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final DateTimeFormatter RFC_3339 =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    @Test
    void a_time_is_written_in_chinas_time_to_the_second() {
        assertThat(Times.text(Instant.parse("2026-11-22T10:00:00Z"))).isEqualTo("2026-11-22T18:00:00+08:00");
        assertThat(Times.text(Instant.parse("2026-12-31T16:05:09.999Z"))).isEqualTo("2027-01-01T00:05:09+08:00");
    }

    @Test
    void every_time_is_what_a_formatter_makes_of_it() {
        Random chance = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochSecond(chance.nextLong(0, 253_402_200_000L));
            assertThat(Times.text(instant)).isEqualTo(RFC_3339.format(instant));
        }
    }

    @Test
    void the_date_of_an_answer_follows_the_clock_whichever_way_it_goes() {
        Instant now = Instant.parse("2026-11-22T10:00:00Z");

        assertThat(Times.http(now)).isEqualTo("Sun, 22 Nov 2026 10:00:00 GMT");
        assertThat(Times.http(now.plusMillis(999))).isEqualTo("Sun, 22 Nov 2026 10:00:00 GMT");
        assertThat(Times.http(now.plusSeconds(1))).isEqualTo("Sun, 22 Nov 2026 10:00:01 GMT");
        assertThat(Times.http(now.minusSeconds(86_400))).isEqualTo("Sat, 21 Nov 2026 10:00:00 GMT");
    }
}
