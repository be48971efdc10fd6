package tongbao.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tongbao.bench.proof.Verdict;

/**
 * All of one bench. {@code facts} are about the machine, {@code asked} are the options in effect, {@code startMillis}
 * from the gateway's command until it was ready, {@code leftOut} what could not be measured here and why.
 */
public record Report(
        String time,
        Map<String, String> facts,
        Map<String, String> asked,
        List<Long> startMillis,
        List<Run> runs,
        Verdict verdict,
        List<String> leftOut) {
    public Report {
        startMillis = List.copyOf(startMillis);
        runs = List.copyOf(runs);
        leftOut = List.copyOf(leftOut);
    }

    /** Every work that was done, in order, with its runs. */
    public Map<String, List<Run>> byWork() {
        Map<String, List<Run>> byWork = new LinkedHashMap<>();
        runs.forEach(run ->
                byWork.computeIfAbsent(run.work(), work -> new ArrayList<>()).add(run));
        return byWork;
    }

    /** Every figure of a work, over its rounds. */
    public static SortedMap<String, Spread> spreads(List<Run> runs) {
        SortedMap<String, List<Long>> values = new TreeMap<>();
        runs.forEach(run -> run.figures()
                .forEach((name, value) -> values.computeIfAbsent(name, figure -> new ArrayList<>())
                        .add(value)));
        SortedMap<String, Spread> spreads = new TreeMap<>();
        values.forEach((name, all) -> spreads.put(name, Spread.of(all)));
        return spreads;
    }
}
