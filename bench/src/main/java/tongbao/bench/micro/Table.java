package tongbao.bench.micro;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What was measured: ours, the peer, their ratio, and what each allocates. */
final class Table {
    static final String HEADING = String.format(
            Locale.ROOT,
            "%-46s %9s %5s %9s %5s %7s %8s %8s  %s",
            "operation",
            "ours, µs",
            "±",
            "peer, µs",
            "±",
            "peer÷us",
            "ours, B",
            "peer, B",
            "peer");

    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final double NANOS_PER_MICRO = 1000;

    private Table() {}

    /** A benchmark's figures: processor time and allocation of one operation, and half its time's 99.9 % interval. */
    private record Figures(double nanos, double nanosError, double bytes) {
        static Figures of(RunResult result) {
            Result<?> cpu = Objects.requireNonNull(result.getSecondaryResults().get(CpuProfiler.CPU));
            Result<?> allocated =
                    Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED));
            return new Figures(cpu.getScore(), cpu.getScoreError(), allocated.getScore());
        }

        String time() {
            String error = Double.isNaN(nanosError) ? "?" : number("%.0f%%", 100 * nanosError / nanos);
            return number("%9.3f", nanos / NANOS_PER_MICRO) + String.format(Locale.ROOT, " %5s", error);
        }

        String size() {
            return number("%8.0f", bytes);
        }
    }

    /** The lines of one comparison: one for each peer, and for each choice of providers where there is one. */
    static List<String> lines(Comparison comparison, Collection<RunResult> results) {
        Map<String, Map<String, Figures>> byProviders = new LinkedHashMap<>();
        for (RunResult result : results) {
            String benchmark = result.getParams().getBenchmark();
            String providers = Optional.ofNullable(result.getParams().getParam("providers"))
                    .map(name -> ", " + Providers.valueOf(name).words())
                    .orElse("");
            byProviders
                    .computeIfAbsent(providers, key -> new LinkedHashMap<>())
                    .put(
                            benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1),
                            of(result));
        }
        List<String> lines = new ArrayList<>();
        byProviders.forEach((providers, figures) -> lines.addAll(lines(comparison, providers, figures)));
        return lines;
    }

    private static Figures of(RunResult result) {
        return Figures.of(result);
    }

    private static List<String> lines(Comparison comparison, String providers, Map<String, Figures> figures) {
        Optional<Figures> ours = Optional.ofNullable(figures.get(comparison.ours()));
        if (ours.isEmpty()) {
            return List.of();
        }
        String start = String.format(
                Locale.ROOT,
                "%-46s %s",
                comparison.operation() + providers,
                ours.get().time());
        List<String> lines = new ArrayList<>();
        for (Comparison.Peer peer : comparison.peers()) {
            Optional.ofNullable(figures.get(peer.benchmark()))
                    .ifPresent(theirs -> lines.add(start + " " + theirs.time()
                            + number(" %7.2f ", theirs.nanos() / ours.get().nanos())
                            + ours.get().size() + " " + theirs.size() + "  " + peer.name()));
        }
        return lines.isEmpty()
                ? List.of(start
                        + String.format(Locale.ROOT, "%25s", "")
                        + ours.get().size())
                : lines;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
