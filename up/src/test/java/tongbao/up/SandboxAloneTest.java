package tongbao.up;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sandbox that is told nonsense does not start, and says why. */
class SandboxAloneTest {
    @TempDir
    Path folder = Path.of("");

    private void start(String option, Path file) throws IOException {
        new SandboxAlone(Clock.systemUTC(), new SecureRandom())
                .run(List.of("--port", "0", "--" + option, file.toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scenario | {"steps":[]}        | the scenario: steps must be a list of 1 to 100
            scenario | no JSON             | the scenario: the body must be one JSON object, no name twice
            customs  | {"manners":"rude"}  | the customs: manners must be one of [sandbox, production]
            """)
    void a_file_that_makes_no_sense_is_refused_with_the_reason(String option, String text, String reason)
            throws IOException {
        Path file = Files.writeString(folder.resolve("file.json"), text);

        assertThatThrownBy(() -> start(option, file))
                .isInstanceOf(Refusal.class)
                .hasMessage(reason);
    }

    @Test
    void a_file_that_is_not_there_or_too_long_is_refused() throws IOException {
        Path longer = Files.writeString(folder.resolve("long.json"), " ".repeat(70_000));

        assertThatThrownBy(() -> start("scenario", longer))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("65536");
        assertThatThrownBy(() -> start("customs", folder.resolve("nothing")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--customs is a file");
    }
}
