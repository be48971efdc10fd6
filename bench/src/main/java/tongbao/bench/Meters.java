package tongbao.bench;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tongbao.bench.report.Cost;
import tongbao.bench.stack.Http;
import tongbao.bench.watch.Batches;
import tongbao.bench.watch.Family;
import tongbao.bench.watch.Heap;

/** Reads what everything costs, just before and just after a run. */
final class Meters {
    static final String GATEWAY = "gateway";
    static final String POSTGRES = "postgres";
    static final String SANDBOX = "sandbox";
    static final String GENERATOR = "generator";

    private final URI gateway;
    private final Map<String, Family> families;
    private final Optional<Heap> heap;
    private final Http http = new Http();

    /** {@code families} by their names; the generator is this process and needs none. */
    Meters(URI gateway, Map<String, Family> families, Optional<Heap> heap) {
        this.gateway = gateway;
        this.families = new LinkedHashMap<>(families);
        this.heap = heap;
    }

    /** What the meters show at one moment. */
    record Reading(Map<String, Long> cpuNanos, Optional<Heap.Fill> heap, Optional<Batches> batches) {}

    /** Asks what takes time first, so that the processor time is read at the run's own edge. */
    Reading before() {
        Optional<Batches> batches = batches();
        Optional<Heap.Fill> fill = heap.flatMap(Heap::now);
        return new Reading(cpuNanos(), fill, batches);
    }

    Reading after() {
        Map<String, Long> cpu = cpuNanos();
        return new Reading(cpu, heap.flatMap(Heap::now), batches());
    }

    Cost cost(Reading before, Reading after) {
        Map<String, Long> cpu = new HashMap<>();
        after.cpuNanos().forEach((name, nanos) -> {
            Long earlier = before.cpuNanos().get(name);
            if (earlier != null) {
                cpu.put(name, nanos - earlier);
            }
        });
        Map<String, Long> resident = new HashMap<>();
        Map<String, Long> most = new HashMap<>();
        families.forEach((name, family) -> {
            family.residentBytes().ifPresent(bytes -> resident.put(name, bytes));
            if (name.equals(GATEWAY)) {
                family.residentBytesMost().ifPresent(bytes -> most.put(name, bytes));
            }
        });
        Optional<Heap.Use> use = heap.flatMap(watched ->
                before.heap().flatMap(from -> after.heap().flatMap(to -> watched.between(from, to))));
        Optional<Batches> written =
                before.batches().flatMap(from -> after.batches().map(to -> to.since(from)));
        return new Cost(cpu, resident, most, use, written);
    }

    private Optional<Batches> batches() {
        return http.get(Batches.address(gateway)).flatMap(answer -> Batches.read(answer.statusCode(), answer.body()));
    }

    private Map<String, Long> cpuNanos() {
        Map<String, Long> nanos = new HashMap<>();
        families.forEach((name, family) -> family.cpuNanos().ifPresent(value -> nanos.put(name, value)));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            nanos.put(GENERATOR, system.getProcessCpuTime());
        }
        return nanos;
    }
}
