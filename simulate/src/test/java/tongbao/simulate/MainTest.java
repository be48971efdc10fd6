package tongbao.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) throws InterruptedException {
        return Main.run(List.of(words), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    @Test
    void the_command_prints_runs_accidents_and_violations() throws InterruptedException {
        assertThat(run("--seeds", "20", "--first-seed", "100")).isZero();
        assertThat(out.toString(UTF_8)).containsPattern("20 runs × [0-9,]+ accidents: 0 violations \\(.*100 to 119\\)");
    }

    @Test
    void a_seed_alone_is_told_as_a_story() throws InterruptedException {
        assertThat(run("--seed", "7")).isZero();
        assertThat(out.toString(UTF_8)).contains("gateway A").contains("1 runs × ");
    }

    @Test
    void a_mutant_that_survives_fails_the_command() throws InterruptedException {
        assertThat(run("--mutants", "--seeds", "1")).isEqualTo(1);
        assertThat(out.toString(UTF_8))
                .contains("event-twice")
                .contains("found at seed 1")
                .contains("SURVIVED");
    }

    @Test
    void wrong_options_are_told_from_broken_rules() throws InterruptedException {
        assertThat(run("--seeds", "0")).isEqualTo(2);
        assertThat(run("--seeds")).isEqualTo(2);
        assertThat(run("--sead", "1")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("no such option: --sead");
        assertThat(run("--help")).isZero();
    }
}
