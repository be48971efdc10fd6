package tongbao.bench.report;

import java.util.Map;
import java.util.Optional;
import tongbao.bench.watch.Batches;
import tongbao.bench.watch.Heap;

/**
 * What one run cost. Processor time in nanoseconds and memory in bytes are by the name of the process ({@code gateway},
 * {@code postgres}, {@code sandbox}, {@code generator}); what could not be told is left out.
 */
public record Cost(
        Map<String, Long> cpuNanos,
        Map<String, Long> residentBytes,
        Map<String, Long> residentBytesMost,
        Optional<Heap.Use> heap,
        Optional<Batches> batches) {
    public Cost {
        cpuNanos = Map.copyOf(cpuNanos);
        residentBytes = Map.copyOf(residentBytes);
        residentBytesMost = Map.copyOf(residentBytesMost);
    }
}
