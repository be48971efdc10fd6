package tongbao.bench.report;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import tongbao.bench.calls.Traffic;
import tongbao.bench.proof.Verdict;

/**
 * One run of one round. {@code looks} is how often the gateway asked Alipay by itself about this round's payments so
 * far, at least; {@code early} says why the run ended before its time.
 */
public record Run(
        String work,
        int round,
        Traffic traffic,
        Cost cost,
        OptionalLong looks,
        Verdict verdict,
        Optional<String> early) {

    /** Every figure by its stable name, units last; what could not be told is left out. */
    public SortedMap<String, Long> figures() {
        SortedMap<String, Long> figures = new TreeMap<>();
        Histogram latency = traffic.latency();
        long sent = Math.max(1, traffic.requests() - traffic.failures().getOrDefault("unsent", 0L));
        figures.put("requests", traffic.requests());
        figures.put("succeeded", traffic.succeeded());
        figures.put("failed", traffic.requests() - traffic.succeeded());
        figures.put("length_millis", traffic.lengthNanos() / 1_000_000);
        figures.put("succeeded_per_second", traffic.succeededPerSecond());
        figures.put("latency_p50_micros", micros(latency, 50));
        figures.put("latency_p90_micros", micros(latency, 90));
        figures.put("latency_p99_micros", micros(latency, 99));
        figures.put("latency_p999_micros", micros(latency, 99.9));
        figures.put("latency_max_micros", latency.getMaxValue() / 1_000);
        cost.cpuNanos().forEach((process, nanos) -> figures.put(process + "_cpu_nanos_per_request", nanos / sent));
        cost.residentBytes().forEach((process, bytes) -> figures.put(process + "_resident_bytes", bytes));
        cost.residentBytesMost().forEach((process, bytes) -> figures.put(process + "_resident_bytes_most", bytes));
        cost.heap().ifPresent(heap -> {
            figures.put("gateway_allocated_bytes_per_request", heap.allocatedBytes() / sent);
            figures.put("gateway_collections", heap.collections());
            figures.put("gateway_paused_micros", heap.pausedMicros());
        });
        cost.batches().ifPresent(batches -> {
            long statements = batches.byKind().values().stream()
                    .mapToLong(count -> count.batches())
                    .sum();
            long rows = batches.byKind().values().stream()
                    .mapToLong(count -> count.rows())
                    .sum();
            figures.put("batches", statements);
            figures.put("rows_per_hundred_batches", rows * 100 / Math.max(1, statements));
        });
        looks.ifPresent(times -> figures.put("looks", times));
        return figures;
    }

    static long micros(Histogram latency, double percentile) {
        return latency.getTotalCount() == 0 ? 0 : latency.getValueAtPercentile(percentile) / 1_000;
    }
}
