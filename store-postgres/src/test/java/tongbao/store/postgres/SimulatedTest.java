package tongbao.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.Event;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Store;
import tongbao.simulate.Sweep;
import tongbao.simulate.mutants.Mutant;
import tongbao.simulate.world.Ground;

/** The worlds of accidents on the store that we ship: the same rules hold as on the one in memory. */
@Tag("slow")
final class SimulatedTest {
    private static final int SEEDS = 50;
    private static final Database DATABASE = TestServer.newDatabase(SimulatedTest.class);
    private static final PostgresStore STORE = new PostgresStore(DATABASE);

    /** One after the other: each run has the database for itself. */
    private final Sweep sweep = new Sweep(SimulatedTest::empty, 1);

    @BeforeAll
    static void migrate() {
        STORE.migrate();
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    private static Ground empty() {
        TestServer.empty(DATABASE);
        return new Ground() {
            @Override
            public Store store() {
                return STORE;
            }

            @Override
            public List<Event> events(PaymentId payment) {
                return STORE.events(payment);
            }
        };
    }

    @Test
    void every_rule_holds_on_postgresql() throws InterruptedException {
        Sweep.Sum sum = sweep.run(1, SEEDS);

        assertThat(sum.failed()).isEmpty();
        assertThat(sum.runs()).isEqualTo(SEEDS);
    }

    @Test
    void a_store_that_forgets_leases_is_found_on_postgresql_too() {
        assertThat(sweep.find(Mutant.LEASE_IGNORED, 1, SEEDS)).isPresent();
    }
}
