package tongbao.bench.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Short, so that its figures mean nothing; what is measured is compared all the same. */
@Tag("slow")
class AnswersTest {

    @Test
    void signed_answers_are_counted_compared_and_told() throws IOException {
        Path all = Files.createDirectories(Path.of("target/data").toAbsolutePath());
        List<String> launcher = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "tongbao.up.Main");
        PrintStream before = System.out;
        var said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int code = Answers.run(
                    launcher,
                    Files.createTempDirectory(all, "answers-"),
                    Duration.ofMillis(200),
                    Duration.ofMillis(500));
            assertThat(code).isZero();
        } finally {
            System.setOut(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .containsPattern("signed answers/s +[1-9]")
                .containsPattern("of which the signature +[1-9]");
    }
}
