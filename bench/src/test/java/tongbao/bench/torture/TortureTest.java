package tongbao.bench.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real processes, real SIGKILL; what is found is printed with its story. */
@Tag("long")
class TortureTest {
    private static final Path HOME = Path.of("").toAbsolutePath().resolve("..").normalize();

    private static int torture(String words) {
        Path folder = Path.of("target/torture").toAbsolutePath();
        return Main.run(List.of(words.split(" ", -1)), new Main.Place(folder, sandbox()), System.out, System.err);
    }

    /** What the launcher becomes, but for the build that it would do first. */
    private static List<String> sandbox() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                HOME.resolve("up/target/app") + "/*",
                "tongbao.up.Main");
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void after_two_minutes_of_kills_nothing_is_lost_doubled_or_different() {
        assertThat(torture("--minutes 2")).isZero();
    }

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void every_mutant_that_it_is_sent_after_is_found() {
        assertThat(torture("--mutants")).isZero();
    }
}
