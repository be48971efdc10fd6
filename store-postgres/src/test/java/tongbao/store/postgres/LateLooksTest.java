package tongbao.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tongbao.contracts.Given;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Look;
import tongbao.core.payment.Payment;
import tongbao.core.store.Due;

/** Looks that come into the past: a replica's clock is behind, or what it kept took long. */
@Tag("slow")
class LateLooksTest {
    private static final Instant UNTIL = Given.NOW.plusSeconds(300);

    private final Database database = TestServer.newDatabase(LateLooksTest.class);
    private final PostgresStore store = new PostgresStore(database);
    private final PostgresStore replica = new PostgresStore(database);

    @BeforeEach
    void nothingWasDue() {
        store.migrate();
        assertThat(store.lease(Given.NOW, UNTIL, 10)).isEmpty();
    }

    @AfterEach
    void close() {
        store.close();
        replica.close();
    }

    private static Due kept(PostgresStore by, Instant lookAt) {
        AttemptState awaiting = new AttemptState.Awaiting(Given.NOW, new Look(lookAt, 0), Optional.empty());
        Payment payment = Given.create(by, List.of(Given.birth("order-1", awaiting)))
                .getFirst()
                .found()
                .orElseThrow();
        return new Due.OfAttempt(payment.id(), 1);
    }

    @Test
    void one_of_this_process_is_given_at_once() {
        Due due = kept(store, Given.NOW.minusSeconds(600));

        assertThat(store.lease(Given.NOW.plusSeconds(1), UNTIL, 10)).containsExactly(due);
    }

    @Test
    void one_of_another_is_given_at_once_when_it_is_a_little_late() {
        Due due = kept(replica, Given.NOW.minus(Horizon.MARGIN).plusSeconds(1));

        assertThat(store.lease(Given.NOW.plusSeconds(1), UNTIL, 10)).containsExactly(due);
    }

    @Test
    void one_of_another_is_given_when_everything_is_read_again() {
        Due due = kept(replica, Given.NOW.minusSeconds(600));

        assertThat(store.lease(Given.NOW.plusSeconds(1), UNTIL, 10)).isEmpty();
        assertThat(store.lease(Given.NOW.plus(Horizon.EVERYTHING_AGAIN), UNTIL, 10))
                .containsExactly(due);
    }
}
