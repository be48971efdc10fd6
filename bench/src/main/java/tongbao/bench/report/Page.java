package tongbao.bench.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tongbao.bench.proof.Verdict;
import tongbao.bench.watch.Batches;

/** The report for people, as one page of HTML that needs nothing else. */
public final class Page {
    private static final List<String> PROCESSES = List.of("gateway", "postgres", "sandbox", "generator");

    private final Report report;
    private final StringBuilder html = new StringBuilder();

    private Page(Report report) {
        this.report = report;
    }

    public static String of(Report report) {
        return new Page(report).whole();
    }

    private String whole() {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<title>Tongbao bench ").append(escaped(report.time())).append("</title>\n<style>\n");
        html.append(css()).append("</style>\n<h1>Tongbao bench</h1>\n");
        html.append("<p class=\"soft\">").append(escaped(report.time())).append(" · medians over ");
        html.append(report.asked().getOrDefault("rounds", "some")).append(" rounds</p>\n");
        verdict();
        html.append("<div class=\"charts\">\n");
        speed();
        latency();
        cost();
        batches();
        html.append("</div>\n");
        figures();
        notes();
        facts();
        return html.append("</html>\n").toString();
    }

    private void verdict() {
        Verdict verdict = report.verdict();
        html.append("<div class=\"verdict")
                .append(verdict.isGood() ? "" : " bad")
                .append("\">\n<p><strong>");
        html.append(Text.count(verdict.compared())).append(" payments compared with what is kept:</strong> ");
        html.append(verdict.lost()).append(" lost, ").append(verdict.doubled()).append(" doubled, ");
        html.append(verdict.different()).append(" different, ").append(verdict.unasked());
        html.append(" that nobody asked for.</p>\n<p class=\"soft\">Outcomes that the client was not told: ");
        html.append(Text.count(verdict.unknown())).append("</p>\n");
        verdict.examples()
                .forEach(example -> html.append("<p>").append(escaped(example)).append("</p>\n"));
        html.append("</div>\n");
    }

    private void speed() {
        List<Bars.Bar> bars = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, List<Run>> work : report.byWork().entrySet()) {
            Spread spread = spread(work.getValue(), "succeeded_per_second");
            bars.add(new Bars.Bar(
                    work.getKey(),
                    List.of(new Bars.Part("f" + number++, spread.median())),
                    Text.count(spread.median()),
                    spread.least(),
                    spread.most()));
        }
        section("Requests a second", Bars.draw("requests a second", bars), List.of());
    }

    private void latency() {
        section(
                "Latency",
                Curves.draw(report.byWork()),
                List.copyOf(report.byWork().keySet()));
    }

    private void cost() {
        List<Bars.Bar> bars = new ArrayList<>();
        report.byWork().forEach((work, runs) -> {
            List<Bars.Part> parts = new ArrayList<>();
            for (int i = 0; i < PROCESSES.size(); i++) {
                long nanos = spread(runs, PROCESSES.get(i) + "_cpu_nanos_per_request")
                        .median();
                parts.add(new Bars.Part("f" + i, nanos / 1_000));
            }
            long sum = parts.stream().mapToLong(Bars.Part::length).sum();
            bars.add(new Bars.Bar(work, parts, Text.count(sum) + " µs", 0, 0));
        });
        section("Processor time for each request", Bars.draw("processor time for each request", bars), PROCESSES);
    }

    private void batches() {
        List<Bars.Bar> bars = new ArrayList<>();
        report.byWork()
                .forEach((work, runs) -> rowsByKind(runs)
                        .forEach((kind, hundredths) -> bars.add(new Bars.Bar(
                                work,
                                List.of(new Bars.Part("f2", hundredths)),
                                Text.decimal(hundredths, 100, 1) + " " + kind,
                                0,
                                0))));
        String drawn = bars.isEmpty()
                ? "<p class=\"soft\">The gateway does not count them.</p>\n"
                : Bars.draw("rows in a statement", bars);
        section("Rows in a statement", drawn, List.of());
    }

    /** Hundredths of rows in a statement, over all rounds. */
    private static SortedMap<String, Long> rowsByKind(List<Run> runs) {
        SortedMap<String, Batches.Count> sums = new TreeMap<>();
        runs.forEach(run -> run.cost()
                .batches()
                .ifPresent(batches -> batches.byKind()
                        .forEach((kind, count) -> sums.merge(
                                kind,
                                count,
                                (a, b) -> new Batches.Count(a.batches() + b.batches(), a.rows() + b.rows())))));
        SortedMap<String, Long> rows = new TreeMap<>();
        sums.forEach((kind, count) -> rows.put(kind, count.rows() * 100 / Math.max(1, count.batches())));
        return rows;
    }

    private static Spread spread(List<Run> runs, String figure) {
        return Report.spreads(runs).getOrDefault(figure, new Spread(0, 0, 0, 0));
    }

    private void section(String heading, String content, List<String> colours) {
        html.append("<section>\n<h2>")
                .append(escaped(heading))
                .append("</h2>\n")
                .append(content);
        if (!colours.isEmpty()) {
            key(colours);
        }
        html.append("</section>\n");
    }

    private void key(List<String> names) {
        html.append("<ul class=\"key\">\n");
        for (int i = 0; i < names.size(); i++) {
            html.append("<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"f")
                    .append(i);
            html.append("\" width=\"10\" height=\"10\"/></svg>")
                    .append(escaped(names.get(i)))
                    .append("</li>\n");
        }
        html.append("</ul>\n");
    }

    private void figures() {
        Map<String, List<Run>> byWork = report.byWork();
        html.append("<h2>All figures</h2>\n<p class=\"soft\">Medians; least to most below.</p>\n");
        html.append("<div class=\"wide\"><table>\n<tr><th></th>");
        byWork.keySet()
                .forEach(work -> html.append("<th>").append(escaped(work)).append("</th>"));
        html.append("</tr>\n");
        SortedMap<String, Map<String, Spread>> rows = new TreeMap<>(Figure.order());
        byWork.forEach((work, runs) -> Report.spreads(runs)
                .forEach((name, spread) ->
                        rows.computeIfAbsent(name, figure -> new TreeMap<>()).put(work, spread)));
        rows.forEach((name, spreads) -> {
            Figure figure = new Figure(name);
            html.append("<tr><td>").append(figure.heading()).append("</td>");
            for (String work : byWork.keySet()) {
                Spread spread = spreads.get(work);
                html.append("<td>")
                        .append(spread == null ? "" : cell(figure, spread))
                        .append("</td>");
            }
            html.append("</tr>\n");
        });
        html.append("</table></div>\n");
    }

    private static String cell(Figure figure, Spread spread) {
        String median = figure.shown(spread.median());
        return spread.least() == spread.most()
                ? median
                : median + "<br><span class=\"soft\">" + figure.shown(spread.least()) + "–"
                        + figure.shown(spread.most()) + "</span>";
    }

    /** What did not go as it was meant to. */
    private void notes() {
        List<String> notes = new ArrayList<>();
        for (Run run : report.runs()) {
            String which = run.work() + ", round " + run.round() + ": ";
            run.traffic().failures().forEach((cause, times) -> notes.add(which + Text.count(times) + " × " + cause));
            run.early().ifPresent(why -> notes.add(which + "ended early, " + why));
        }
        if (!notes.isEmpty()) {
            html.append("<h2>Notes</h2>\n");
            notes.forEach(note -> html.append("<p>").append(escaped(note)).append("</p>\n"));
        }
    }

    private void facts() {
        html.append("<h2>What ran, and where</h2>\n<dl>\n");
        report.facts().forEach(this::fact);
        report.asked().forEach(this::fact);
        if (!report.startMillis().isEmpty()) {
            Spread start = Spread.of(report.startMillis());
            fact("start until ready", start.median() + " ms (" + start.least() + "–" + start.most() + ")");
        }
        report.leftOut().forEach(what -> fact("left out", what));
        html.append("</dl>\n");
    }

    private void fact(String name, String value) {
        html.append("<dt>").append(escaped(name.replace('_', ' '))).append("</dt><dd>");
        html.append(escaped(value)).append("</dd>\n");
    }

    private static String escaped(String words) {
        return Svg.escaped(words);
    }

    private static String css() {
        try (InputStream in = Page.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is not on the class path");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
