package tongbao.bench.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    private static final Main.Place NOWHERE = new Main.Place(Path.of("no/such/folder"), List.of("/no/such/program"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String words) {
        return Main.run(List.of(words.split(" ", -1)), NOWHERE, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --minutes          | --minutes needs a value
            --minutes 0        | --minutes is a whole number from 1 to 1440, not '0'
            --minutes half     | --minutes is a whole number from 1 to 1440, not 'half'
            --shops 201        | --shops is a whole number from 1 to 200, not '201'
            --seed -1          | --seed is a whole number from 0 to 9223372036854775807, not '-1'
            --mutant lease     | there is no mutant lease; --help lists them
            --hours 2          | there is no option --hours; --help lists them
            """)
    void what_can_t_be_meant_is_refused_in_one_line(String words, String sentence) {
        assertThat(run(words)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).strip()).isEqualTo("tongbao torture: " + sentence);
    }

    @Test
    void options_are_read_in_any_order() {
        Options options = Options.read(List.of("--seed", "7", "--mutant", "word-lost", "--minutes", "15"), 1);

        assertThat(options).isEqualTo(new Options(15, 24, 7, Options.What.RUN, Optional.of(Prey.WORD_LOST)));
    }

    @Test
    void the_list_is_printed_without_starting_anything() {
        assertThat(run("--list")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactlyElementsOf(Failpoints.all());
    }

    @Test
    void help_names_every_mutant() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("new-number-on-retry", "answer-before-commit");
    }
}
