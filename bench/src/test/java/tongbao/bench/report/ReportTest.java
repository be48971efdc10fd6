package tongbao.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongbao.bench.calls.Traffic;
import tongbao.bench.calls.Verb;
import tongbao.bench.proof.Verdict;
import tongbao.bench.watch.Batches;
import tongbao.bench.watch.Heap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void figures_are_medians_over_rounds_by_stable_names() {
        JsonNode json = JsonMapper.shared().readTree(Json.of(report(Verdict.compared(9))));

        JsonNode create = json.path("summary").path("create");
        assertThat(create.path("succeeded_per_second").path("median").asLong(0)).isEqualTo(500);
        assertThat(create.path("succeeded_per_second").path("least").asLong(0)).isEqualTo(250);
        assertThat(create.path("succeeded_per_second").path("most").asLong(0)).isEqualTo(1_000);
        assertThat(create.path("gateway_cpu_nanos_per_request").path("median").asLong(0))
                .isEqualTo(70_000);
        assertThat(create.path("gateway_allocated_bytes_per_request")
                        .path("median")
                        .asLong(0))
                .isEqualTo(2_000);
        assertThat(create.path("rows_per_hundred_batches").path("median").asLong(0))
                .isEqualTo(1_250);
        assertThat(create.has("sandbox_cpu_nanos_per_request")).isFalse();
        assertThat(json.path("runs").size()).isEqualTo(3);
        assertThat(json.path("runs").path(0).path("failures").path("cut").asLong(0))
                .isEqualTo(1);
        assertThat(json.path("verdict").path("compared").asLong(0)).isEqualTo(9);
    }

    @Test
    void a_report_compared_with_itself_has_changed_by_nothing() throws Exception {
        Report report = report(Verdict.none());
        Path file = Files.writeString(folder.resolve("bench.json"), Json.of(report));

        String ratios = Ratios.read(file).orElseThrow().of(report);

        assertThat(ratios.lines().filter(line -> line.startsWith("create")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith(" 1.00") || line.endsWith(" -"));
        assertThat(ratios).containsPattern("create +succeeded_per_second +500 +500 +1.00");
        assertThat(Ratios.read(folder.resolve("none.json"))).isEmpty();
        assertThat(Ratios.read(Files.writeString(folder.resolve("other.json"), "{\"format\":0}")))
                .isEmpty();
    }

    @Test
    void the_page_needs_nothing_else_and_takes_nothing_for_markup() {
        Verdict bad = new Verdict(9, 1, 0, 0, 0, 0, List.of("lost: <script>alert(1)</script> & co"));

        String page = Page.of(report(bad));

        assertThat(page)
                .contains("lost: &lt;script&gt;alert(1)&lt;/script&gt; &amp; co")
                .contains("class=\"verdict bad\"")
                .contains("prefers-color-scheme: dark")
                .doesNotContain("<script", "http://", "https://", "src=", "url(", "@import", "NaN", "Infinity");
    }

    @Test
    void the_text_says_unknown_where_something_could_not_be_told() {
        String text = Text.of(report(new Verdict(9, 1, 0, 0, 0, 2, List.of("lost: payment 7"))));

        assertThat(text)
                .contains("unknown")
                .contains("compared 9 payments: lost 1, doubled 0, different 0, nobody asked for 0")
                .contains("lost: payment 7")
                .contains("create: 500 (250–1,000) requests/s over the rounds")
                .contains("round 1 failed: {cut=1}");
    }

    private static Report report(Verdict verdict) {
        return new Report(
                "now",
                Map.of("cores", "2"),
                Map.of("rounds", "3"),
                List.of(1_300L, 1_200L, 1_500L),
                List.of(run(1, 250), run(2, 500), run(3, 1_000)),
                verdict,
                List.of("refund: nobody can be Alipay"));
    }

    /** A thousand requests at a rate, one of them cut. */
    private static Run run(int round, long perSecond) {
        Histogram latency = new Histogram(3);
        for (int i = 1; i <= 1_000; i++) {
            latency.recordValue(i * 10_000L);
        }
        long length = 1_000_000_000_000L / perSecond;
        Traffic traffic = new Traffic(
                1_000,
                1_000,
                length,
                latency,
                Map.of(Verb.CREATE, latency),
                new TreeMap<>(Map.of("cut", 1L)),
                List.of());
        Cost cost = new Cost(
                Map.of("gateway", 70_000_000L, "postgres", 45_000_000L),
                Map.of("gateway", 300_000_000L),
                Map.of("gateway", 310_000_000L),
                Optional.of(new Heap.Use(2_000_000, 1, 900)),
                Optional.of(new Batches(Map.of("create", new Batches.Count(80, 1_000)))));
        return new Run("create", round, traffic, cost, OptionalLong.of(0), Verdict.compared(3), Optional.empty());
    }
}
