package tongbao.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HeaderFormTest {
    @Test
    void it_takes_the_characters_that_a_pattern_would_take_and_no_others() {
        for (String characters : new String[] {"A-Za-z0-9_-", "0-9", "A-Za-z0-9+/=", "A-Za-z0-9-"}) {
            HeaderForm form = HeaderForm.of(characters, 1, 3, "");
            Pattern pattern = Pattern.compile("[" + characters + "]{1,3}");
            for (char character = 0; character < 0x2100; character++) {
                String text = "" + character;
                assertThat(form.fits(text))
                        .as("U+%04x", (int) character)
                        .isEqualTo(pattern.matcher(text).matches());
            }
        }
    }

    @Test
    void it_takes_the_lengths_from_least_to_most() {
        HeaderForm form = HeaderForm.of("a-z", 2, 4, "");

        assertThat(form.fits("")).isFalse();
        assertThat(form.fits("a")).isFalse();
        assertThat(form.fits("ab")).isTrue();
        assertThat(form.fits("abcd")).isTrue();
        assertThat(form.fits("abcde")).isFalse();
        assertThat(form.fits("abC")).isFalse();
    }
}
