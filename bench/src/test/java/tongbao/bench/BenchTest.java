package tongbao.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tongbao.bench.stack.Own;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bench itself, against a real gateway, PostgreSQL and sandbox: short, so that its figures mean nothing. */
@Tag("slow")
class BenchTest {
    private static final Path HOME = Path.of("").toAbsolutePath().resolve("..").normalize();

    private Path folder = Path.of("");

    @BeforeEach
    void fresh() throws IOException {
        Path all = Files.createDirectories(Path.of("target/data").toAbsolutePath());
        folder = Files.createTempDirectory(all, "bench-");
    }

    @Test
    void everything_runs_once_and_every_answer_is_what_is_kept() throws IOException {
        int code = Main.run(
                words("--seconds 2 --warm-up 0 --rounds 1 --starts 1 --connections 8"),
                new Main.Place(HOME, serving()));

        JsonNode report = JsonMapper.shared().readTree(Files.readString(folder.resolve("out/bench.json")));
        assertThat(code).as(report.path("verdict").toString()).isZero();
        for (Work work : Work.values()) {
            JsonNode figures = report.path("summary").path(work.word());
            assertThat(median(figures, "succeeded")).as(work.word()).isGreaterThan(10);
            assertThat(median(figures, "failed")).as(work.word()).isZero();
            assertThat(median(figures, "gateway_cpu_nanos_per_request"))
                    .as(work.word())
                    .isPositive();
            assertThat(median(figures, "postgres_cpu_nanos_per_request"))
                    .as(work.word())
                    .isPositive();
            assertThat(median(figures, "gateway_allocated_bytes_per_request"))
                    .as(work.word())
                    .isPositive();
        }
        assertThat(report.path("verdict").path("compared").asLong(0)).isGreaterThan(100);
        assertThat(report.path("facts").path("postgresql_fsync").asString("")).isEqualTo("on");
        assertThat(Files.readString(folder.resolve("out/bench.html"))).contains("<svg");
        assertThat(left()).isEmpty();
    }

    @Test
    void an_open_loop_keeps_its_rate() throws IOException {
        int code = Main.run(
                words("--seconds 2 --warm-up 1 --rounds 1 --starts 0 --only create,query --rate 50"),
                new Main.Place(HOME, serving()));

        JsonNode summary = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("out/bench.json")))
                .path("summary");
        assertThat(code).isZero();
        assertThat(median(summary.path("create"), "requests")).isEqualTo(100);
        assertThat(median(summary.path("query"), "requests")).isEqualTo(100);
        assertThat(summary.has("mix")).isFalse();
    }

    @Test
    void a_gateway_that_runs_elsewhere_is_compared_by_its_api() throws IOException {
        try (Own elsewhere = Own.start(serving(), folder.resolve("elsewhere"), folder.resolve("logs"))) {
            elsewhere.startGateway();
            Path secret = Files.writeString(folder.resolve("secret"), elsewhere.appSecret() + "\n");
            List<String> words =
                    new ArrayList<>(List.of("--seconds", "2", "--warm-up", "0", "--rounds", "1", "--connections", "8"));
            words.addAll(List.of("--url", elsewhere.gateway().toString(), "--app-id", Own.APP_ID));
            words.addAll(List.of("--secret-file", secret.toString()));
            words.addAll(List.of("--out", folder.resolve("out").toString()));

            int code = Main.run(words, new Main.Place(HOME, List.of("/no/such/program")));

            JsonNode report = JsonMapper.shared().readTree(Files.readString(folder.resolve("out/bench.json")));
            assertThat(code).as(report.path("verdict").toString()).isZero();
            assertThat(report.path("summary").propertyNames()).containsExactly("create", "open", "query");
            assertThat(report.path("verdict").path("compared").asLong(0)).isGreaterThan(20);
            assertThat(report.path("left_out").size()).isEqualTo(4);
        }
    }

    /** Ctrl-C reaches the bench alone, as at a terminal; a build in the background ignores it, hence perl. */
    @Test
    void ctrl_c_leaves_no_process_and_no_data_behind() throws Exception {
        List<String> command = new ArrayList<>(List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV"));
        command.addAll(List.of(
                java(),
                "-cp",
                System.getProperty("java.class.path"),
                InTheForeground.class.getName(),
                HOME.toString()));
        command.addAll(words("--seconds 60 --warm-up 0 --rounds 1 --starts 0 --only create"));
        Process bench = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("bench.log").toFile())
                .start();
        Path gatewayLog = folder.resolve("out/gateway.log");
        await(() -> Files.exists(gatewayLog) && Files.readString(gatewayLog).contains("ready"), bench);
        List<ProcessHandle> started = bench.descendants().toList();
        assertThat(started).hasSizeGreaterThan(3);

        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(bench.pid()))
                        .start()
                        .waitFor())
                .isZero();

        assertThat(bench.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(bench.exitValue()).isEqualTo(130);
        for (ProcessHandle each : started) {
            assertThat(each.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
        }
        assertThat(Files.readString(folder.resolve("bench.log"))).doesNotContain("Exception");
        assertThat(left()).isEmpty();
    }

    /** The bench as a process of its own. */
    static final class InTheForeground {
        private InTheForeground() {}

        public static void main(String[] words) {
            List<String> all = List.of(words);
            System.exit(Main.run(all.subList(1, all.size()), new Main.Place(Path.of(all.getFirst()), serving())));
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition, Process process) throws Exception {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.holds()) {
            assertThat(process.waitFor(50, TimeUnit.MILLISECONDS))
                    .as("the bench has ended")
                    .isFalse();
            assertThat(System.nanoTime()).as("it takes too long").isLessThan(until);
        }
    }

    private List<String> words(String text) {
        List<String> words = new ArrayList<>(List.of(text.split(" ", -1)));
        words.addAll(List.of(
                "--data",
                folder.resolve("data").toString(),
                "--out",
                folder.resolve("out").toString()));
        return words;
    }

    /** What the launcher becomes, but for the build that it would do first. */
    private static List<String> serving() {
        return List.of(
                java(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                HOME.resolve("up/target/app") + "/*",
                "tongbao.up.Main");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private List<Path> left() throws IOException {
        Path data = folder.resolve("data");
        try (Stream<Path> all = Files.exists(data) ? Files.list(data) : Stream.empty()) {
            return all.toList();
        }
    }

    private static long median(JsonNode figures, String name) {
        return figures.path(name).path("median").asLong(0);
    }
}
