package tongbao.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.alipay.bill.FuzzBill;

/**
 * Whatever comes in, nothing but the documented failure comes out. The corpus is run as it is; the search for more is
 * Jazzer's, in a process of its own.
 */
class FuzzTest {
    /** Longer with {@code -Dfuzz.seconds=600}. What is found becomes a file of the corpus. */
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 5);

    private static final long START_SECONDS_MAX = 120;

    private static final Path CORPUS = Path.of("src/test/resources/fuzz");

    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of(
            "response", FuzzResponse::fuzzerTestOneInput,
            "notice", FuzzNotice::fuzzerTestOneInput,
            "keys", FuzzKeys::fuzzerTestOneInput,
            "bill", FuzzBill::fuzzerTestOneInput);

    @TestFactory
    Stream<DynamicTest> each_input_of_the_corpus_does_no_harm() {
        return TARGETS.entrySet().stream()
                .flatMap(target -> files(target.getKey()).stream()
                        .map(file -> DynamicTest.dynamicTest(
                                target.getKey() + " " + file.getFileName(),
                                () -> target.getValue().accept(Files.readAllBytes(file)))));
    }

    private static List<Path> files(String target) {
        try (Stream<Path> files = Files.list(CORPUS.resolve(target))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @Tag("slow")
    @CsvSource({"response, FuzzResponse", "notice, FuzzNotice", "keys, FuzzKeys", "bill, bill.FuzzBill"})
    void the_search_for_harmful_input_finds_none(String target, String targetClass, @TempDir Path found)
            throws Exception {
        Path log = Files.createFile(found.resolve("log"));
        Path inputs = Files.createDirectory(found.resolve("inputs"));
        Process jazzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        "-XX:+EnableDynamicAgentLoading",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=tongbao.alipay." + targetClass,
                        "--instrumentation_includes=tongbao.alipay.**",
                        "--custom_hook_includes=tongbao.alipay.**",
                        "--reproducer_path=" + found,
                        "-artifact_prefix=" + found + "/",
                        "-max_total_time=" + SECONDS,
                        "-max_len=8192",
                        "-timeout=10",
                        inputs.toString(),
                        CORPUS.resolve(target).toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(jazzer.waitFor(SECONDS + START_SECONDS_MAX, TimeUnit.SECONDS))
                    .isTrue();
        } finally {
            jazzer.destroyForcibly();
        }
        assertThat(jazzer.exitValue()).as(Files.readString(log, UTF_8)).isZero();
        assertThat(Files.readString(log, UTF_8)).contains("Done ");
    }

    /** What the targets need and no more: Jazzer looks through every class that it can see before it starts. */
    private static String classPath() {
        Pattern needed = Pattern.compile(".*(classes|jazzer|bcprov|jackson|jspecify)[^/]*");
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(it -> needed.matcher(it).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
