package tongbao.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import tongbao.bench.calls.Verb;
import tongbao.bench.watch.Batches;

/** The report for a terminal. */
public final class Text {
    private static final String UNKNOWN = "unknown";

    private Text() {}

    /** One line about one run, as it ends. */
    public static String line(Run run) {
        SortedMap<String, Long> figures = run.figures();
        return String.format(
                Locale.ROOT,
                "%-7s %7s/s   p50 %s  p99 %s ms   %s of %s failed%s%s",
                run.work(),
                count(figures.get("succeeded_per_second")),
                millis(figures.get("latency_p50_micros")),
                millis(figures.get("latency_p99_micros")),
                count(figures.get("failed")),
                count(figures.get("requests")),
                run.traffic().failures().isEmpty() ? "" : " " + run.traffic().failures(),
                run.verdict().isGood() ? "" : "   NOT WELL: " + run.verdict().examples());
    }

    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        report.facts().forEach((name, value) -> line(text, name, value));
        report.asked().forEach((name, value) -> line(text, name, value));
        if (!report.startMillis().isEmpty()) {
            Spread start = Spread.of(report.startMillis());
            line(text, "start until ready", range(start, 1) + " ms, " + start.rounds() + " starts");
        }
        report.leftOut().forEach(what -> line(text, "left out", what));
        Map<String, List<Run>> byWork = report.byWork();
        table(text, "", byWork, SPEED);
        table(text, "per request", byWork, COST);
        byWork.forEach((work, runs) -> details(text, work, runs));
        text.append('\n').append(verdict(report)).append('\n');
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-20s %s%n", name.replace('_', ' '), value));
    }

    /** A column: its heading, the figure, what it is divided by for people, and its decimals. */
    private record Column(String heading, String figure, long unit, int decimals) {}

    private static final List<Column> SPEED = List.of(
            new Column("requests/s", "succeeded_per_second", 1, 0),
            new Column("p50 ms", "latency_p50_micros", 1_000, 2),
            new Column("p99 ms", "latency_p99_micros", 1_000, 2),
            new Column("p99.9 ms", "latency_p999_micros", 1_000, 2),
            new Column("max ms", "latency_max_micros", 1_000, 2),
            new Column("requests", "requests", 1, 0),
            new Column("failed", "failed", 1, 0),
            new Column("looks", "looks", 1, 0));

    private static final List<Column> COST = List.of(
            new Column("gateway µs", "gateway_cpu_nanos_per_request", 1_000, 0),
            new Column("postgres µs", "postgres_cpu_nanos_per_request", 1_000, 0),
            new Column("sandbox µs", "sandbox_cpu_nanos_per_request", 1_000, 0),
            new Column("generator µs", "generator_cpu_nanos_per_request", 1_000, 0),
            new Column("allocated KB", "gateway_allocated_bytes_per_request", 1_024, 1),
            new Column("rows/batch", "rows_per_hundred_batches", 100, 1),
            new Column("gateway MB", "gateway_resident_bytes", 1 << 20, 0),
            new Column("postgres MB", "postgres_resident_bytes", 1 << 20, 0));

    private static void table(StringBuilder text, String heading, Map<String, List<Run>> byWork, List<Column> columns) {
        List<List<String>> rows = new ArrayList<>();
        List<String> headings = new ArrayList<>(List.of(heading));
        columns.forEach(column -> headings.add(column.heading()));
        rows.add(headings);
        byWork.forEach((work, runs) -> {
            SortedMap<String, Spread> spreads = Report.spreads(runs);
            List<String> row = new ArrayList<>(List.of(work));
            for (Column column : columns) {
                Spread spread = spreads.get(column.figure());
                row.add(spread == null ? UNKNOWN : decimal(spread.median(), column.unit(), column.decimals()));
            }
            rows.add(row);
        });
        text.append('\n');
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-12s", row.getFirst()));
            row.subList(1, row.size()).forEach(cell -> line.append(String.format(Locale.ROOT, "%13s", cell)));
            text.append(line).append('\n');
        }
    }

    private static void details(StringBuilder text, String work, List<Run> runs) {
        text.append('\n').append(work).append(": ");
        Spread perSecond = Report.spreads(runs).get("succeeded_per_second");
        text.append(perSecond == null ? "" : range(perSecond, 1)).append(" requests/s over the rounds\n");
        for (Run run : runs) {
            if (!run.traffic().failures().isEmpty()) {
                text.append("  round ").append(run.round()).append(" failed: ");
                text.append(run.traffic().failures()).append('\n');
            }
            run.early()
                    .ifPresent(why -> text.append("  round ")
                            .append(run.round())
                            .append(" ended early, after ")
                            .append(run.traffic().lengthNanos() / 1_000_000)
                            .append(" ms: ")
                            .append(why)
                            .append('\n'));
        }
        lastRound(text, runs.getLast());
    }

    private static void lastRound(StringBuilder text, Run last) {
        if (last.traffic().latencyByVerb().size() > 1) {
            last.traffic()
                    .latencyByVerb()
                    .forEach((verb, latency) -> text.append(String.format(
                            Locale.ROOT,
                            "  %-7s %7s requests   p50 %s  p99 %s ms%n",
                            word(verb),
                            count(latency.getTotalCount()),
                            millis(Run.micros(latency, 50)),
                            millis(Run.micros(latency, 99)))));
        }
        last.cost()
                .batches()
                .ifPresent(batches ->
                        text.append("  batches: ").append(batches(batches)).append('\n'));
        last.cost()
                .heap()
                .ifPresent(heap -> text.append("  collections: ")
                        .append(heap.collections())
                        .append(", ")
                        .append(millis(heap.pausedMicros()))
                        .append(" ms\n"));
    }

    private static String word(Verb verb) {
        return verb.word();
    }

    private static String batches(Batches batches) {
        List<String> kinds = new ArrayList<>();
        batches.byKind()
                .forEach((kind, count) -> kinds.add(kind + " " + count(count.rows()) + " rows in "
                        + count(count.batches()) + " = " + decimal(count.rows() * 100 / count.batches(), 100, 1)));
        return String.join(", ", kinds.stream().sorted().toList());
    }

    private static String verdict(Report report) {
        var verdict = report.verdict();
        StringBuilder text = new StringBuilder("compared ")
                .append(count(verdict.compared()))
                .append(" payments: lost ")
                .append(verdict.lost())
                .append(", doubled ")
                .append(verdict.doubled())
                .append(", different ")
                .append(verdict.different())
                .append(", nobody asked for ")
                .append(verdict.unasked())
                .append("; outcomes that the client was not told ")
                .append(verdict.unknown());
        verdict.examples().forEach(example -> text.append("\n  ").append(example));
        return text.toString();
    }

    private static String range(Spread spread, long unit) {
        return count(spread.median() / unit) + " (" + count(spread.least() / unit) + "–" + count(spread.most() / unit)
                + ")";
    }

    static String millis(@org.jspecify.annotations.Nullable Long micros) {
        return micros == null ? UNKNOWN : decimal(micros, 1_000, 2);
    }

    static String count(@org.jspecify.annotations.Nullable Long number) {
        return number == null ? UNKNOWN : String.format(Locale.ROOT, "%,d", number);
    }

    static String decimal(long value, long unit, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", (double) value / unit);
    }
}
