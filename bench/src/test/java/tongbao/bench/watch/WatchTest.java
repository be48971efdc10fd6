package tongbao.bench.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void what_was_allocated_is_what_the_heap_grew_by_between_collections() {
        String log = """
                [6.707s][info][gc] GC(14) Pause Young (Allocation Failure) 103M->3M(365M) 40.811ms
                [7.002s][info][gc] GC(15) Pause Young (Allocation Failure) 103M->4M(365M) 1.1ms
                [7.009s][info][gc] GC(16) Concurrent Mark Cycle 12.3ms
                """;

        Heap.Use use = Heap.use(3 * MEGABYTE, log, 14 * MEGABYTE);

        assertThat(use).isEqualTo(new Heap.Use((100 + 100 + 10) * MEGABYTE, 2, 41_911));
        assertThat(Heap.use(5, "", 12)).isEqualTo(new Heap.Use(7, 0, 0));
    }

    @Test
    void batches_are_counted_by_kind_and_unknown_where_nobody_counts() {
        Batches before = batches(2, 10);
        Batches after = batches(5, 40);

        assertThat(after.since(before).byKind()).isEqualTo(Map.of("create", new Batches.Count(3, 30)));
        assertThat(Batches.read(404, "{}")).isEmpty();
        assertThat(Batches.read(200, "{}")).isEmpty();
        assertThat(Batches.read(200, "no JSON")).isEmpty();
    }

    private static Batches batches(int statements, int rows) {
        return Batches.read(
                        200,
                        String.format(
                                "{\"kinds\":["
                                        + "{\"kind\":\"create\",\"statements\":%d,\"rows\":%d,\"turned_away\":0},"
                                        + "{\"kind\":\"save\",\"statements\":1,\"rows\":1,\"turned_away\":0}]}",
                                statements, rows))
                .orElseThrow();
    }

    @Test
    void a_family_has_used_processor_time_and_its_dead_children_count() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")), "elsewhere the dead are not counted");
        Family family = new Family(ProcessHandle.current().pid());
        long before = family.cpuNanos().orElseThrow();
        String script = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done";
        assertThat(new ProcessBuilder("sh", "-c", script).start().waitFor()).isZero();

        assertThat(family.cpuNanos().orElseThrow() - before).isGreaterThan(10_000_000);
        assertThat(new Family(Integer.MAX_VALUE).cpuNanos()).isEmpty();
    }
}
