package tongbao.bench.report;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tongbao.bench.calls.Verb;
import tongbao.bench.proof.Verdict;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The report for programs. Names are stable: docs/bench.md lists them, and a change of meaning raises the format. */
public final class Json {
    static final int FORMAT = 1;
    static final String SUMMARY = "summary";
    static final String MEDIAN = "median";

    /** Where the curve of latencies is drawn, in percent. */
    static final List<Double> CURVE =
            List.of(0.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.5, 99.9, 99.95, 99.99, 100.0);

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    public static String of(Report report) {
        ObjectNode json = MAPPER.createObjectNode().put("format", FORMAT).put("time", report.time());
        report.facts().forEach(json.putObject("facts")::put);
        report.asked().forEach(json.putObject("asked")::put);
        report.startMillis().forEach(json.putArray("start_millis")::add);
        report.leftOut().forEach(json.putArray("left_out")::add);
        verdict(report.verdict(), json.putObject("verdict"));
        ObjectNode summary = json.putObject(SUMMARY);
        report.byWork().forEach((work, runs) -> summary(runs, summary.putObject(work)));
        ArrayNode all = json.putArray("runs");
        report.runs().forEach(run -> run(run, all.addObject()));
        return json.toPrettyString() + "\n";
    }

    private static void summary(List<Run> runs, ObjectNode json) {
        Report.spreads(runs)
                .forEach((name, spread) -> json.putObject(name)
                        .put(MEDIAN, spread.median())
                        .put("least", spread.least())
                        .put("most", spread.most()));
    }

    private static void run(Run run, ObjectNode json) {
        json.put("work", run.work()).put("round", run.round());
        run.figures().forEach(json.putObject("figures")::put);
        run.traffic().failures().forEach(json.putObject("failures")::put);
        run.early().ifPresent(why -> json.put("ended_early", why));
        curve(run.traffic().latency(), json.putArray("latency_curve"));
        ObjectNode byVerb = json.putObject("by_verb");
        for (Map.Entry<Verb, Histogram> each : run.traffic().latencyByVerb().entrySet()) {
            byVerb.putObject(each.getKey().word())
                    .put("requests", each.getValue().getTotalCount())
                    .put("latency_p50_micros", Run.micros(each.getValue(), 50))
                    .put("latency_p99_micros", Run.micros(each.getValue(), 99));
        }
        run.cost().batches().ifPresent(batches -> {
            ObjectNode kinds = json.putObject("batches");
            batches.byKind()
                    .forEach((kind, count) -> kinds.putObject(kind)
                            .put("batches", count.batches())
                            .put("rows", count.rows()));
        });
        verdict(run.verdict(), json.putObject("verdict"));
    }

    private static void curve(Histogram latency, ArrayNode json) {
        for (double percentile : CURVE) {
            json.addObject().put("percentile", percentile).put("micros", Run.micros(latency, percentile));
        }
    }

    private static void verdict(Verdict verdict, ObjectNode json) {
        json.put("compared", verdict.compared())
                .put("lost", verdict.lost())
                .put("doubled", verdict.doubled())
                .put("different", verdict.different())
                .put("unasked", verdict.unasked())
                .put("unknown", verdict.unknown());
        verdict.examples().forEach(json.putArray("examples")::add);
    }
}
