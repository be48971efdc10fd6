package tongbao.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tongbao.core.testing.ManualClock;
import tongbao.postgres.embedded.EmbeddedPostgres;
import tongbao.store.postgres.Database;

@EnabledOnOs(value = OS.LINUX, disabledReason = "what processes use is read from /proc")
@Tag("slow")
class GrowthCostTest {
    private static final Instant NOW = Instant.parse("2026-11-22T13:00:00Z");
    private static final int OPERATIONS = 40;

    @TempDir
    private Path folder;

    @Test
    void a_round_creates_hears_of_and_looks_at_payments_and_tells_what_each_took() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
            Database database = Database.at(server.jdbcUrl(), server.user(), server.password());
            Growth.grow(new Lives(2_000, NOW, 1), database);
        }
        try (Side side = new Side(folder, new ManualClock(NOW), new SecureRandom(), new Callers(8))) {
            assertThat(side.newest()).isBetween(NOW.minus(Duration.ofDays(1)), NOW);
            side.openFor(Lives.shops());
            side.round(OPERATIONS);
            side.round(OPERATIONS);

            assertThat(side.newest()).as("time went on by a round").isBetween(NOW.plusSeconds(1), NOW.plusSeconds(60));
            assertThat(side.spent(Side.Work.CREATE)).hasSize(2);
            assertThat(side.spent(Side.Work.NOTICE)).hasSize(1);
            assertThat(side.spent(Side.Work.LOOK)).hasSize(2).allSatisfy(spent -> {
                assertThat(spent.clientMicros()).isNotNegative();
                assertThat(spent.serverMicros()).isNotNegative();
                assertThat(spent.logBytes()).isGreaterThan(OPERATIONS * 100L);
            });
            side.forget();
            assertThat(side.spent(Side.Work.CREATE)).isEmpty();
        }
    }

    @Test
    void callers_do_every_operation_once() {
        int[] done = new int[1000];

        new Callers(7).each(done.length, i -> done[i]++);

        assertThat(done).containsOnly(1);
    }

    @Test
    void a_process_uses_the_processor() {
        ProcessTree own = ProcessTree.own();
        long before = own.cpuMicrosAlone();
        long sum = 0;
        do {
            sum += System.nanoTime();
        } while (own.cpuMicrosAlone() < before + 50_000);

        assertThat(sum).isNotZero();
        assertThat(own.cpuMicros()).isGreaterThanOrEqualTo(before + 50_000);
    }
}
