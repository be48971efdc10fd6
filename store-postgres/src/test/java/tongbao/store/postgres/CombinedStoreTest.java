package tongbao.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tongbao.contracts.Given;
import tongbao.contracts.Together;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Order;
import tongbao.core.payment.Payment;
import tongbao.core.store.Kept;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;
import tongbao.core.store.StoreUnavailable;

/** Many callers at once on a real database that is held, cut off or away. */
@Timeout(120)
final class CombinedStoreTest {
    private static final Database DATABASE = TestServer.newDatabase(CombinedStoreTest.class);

    static {
        try (PostgresStore store = new PostgresStore(DATABASE)) {
            store.migrate();
        }
    }

    @BeforeEach
    void empty() {
        TestServer.empty(DATABASE);
    }

    private static Figures figures(PostgresStore store, String kind) {
        return store.figures().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Payment kept(PostgresStore store, String number) {
        return Given.create(store, List.of(Given.birth(number)))
                .getFirst()
                .found()
                .orElseThrow();
    }

    private static Callable<String> saving(PostgresStore store, Save save) {
        return () -> {
            try {
                return store.save(List.of(save)).getFirst().toString();
            } catch (StoreUnavailable e) {
                return e.written().toString();
            }
        };
    }

    @Test
    void five_hundred_at_once_each_find_their_own() {
        try (PostgresStore store = new PostgresStore(DATABASE)) {
            List<Applied> births = IntStream.range(0, 500)
                    .mapToObj(i -> Given.birth("order-" + i))
                    .toList();

            List<Kept> kept = Together.run(
                    500, i -> Given.create(store, List.of(births.get(i))).getFirst());
            List<Optional<Payment>> found = Together.run(500, i -> switch (i % 4) {
                case 0 -> store.find(births.get(i).next().id());
                case 1 -> store.find(Given.APP, births.get(i).next().order().outTradeNo());
                case 2 -> store.find(births.get(i).next().newest().orderNo());
                default -> store.find(births.get(i).next().newest().link());
            });

            for (int i = 0; i < 500; i++) {
                assertThat(kept.get(i)).isEqualTo(new Kept.New(births.get(i).next()));
                assertThat(found.get(i)).contains(births.get(i).next());
            }
            assertThat(figures(store, "create").rows()).isEqualTo(500);
            assertThat(figures(store, "create").statements()).isLessThan(500);
        }
    }

    @Test
    void a_bad_row_among_many_callers_harms_its_own_alone() {
        try (PostgresStore store = new PostgresStore(DATABASE)) {
            List<String> outcomes = Together.run(64, i -> {
                Order order = Given.order(Given.APP, "order-" + i);
                String subject = i == 40 ? "no \u0000 in a text" : order.subject();
                Order mine = new Order(
                        order.app(),
                        order.outTradeNo(),
                        order.total(),
                        subject,
                        order.body(),
                        Map.of(),
                        order.createdAt(),
                        order.expiresAt());
                try {
                    return Given.create(store, List.of(Given.birth(mine, Given.prepared(Given.NOW))))
                            .getFirst()
                            .getClass()
                            .getSimpleName();
                } catch (RefusedRow e) {
                    return "refused";
                }
            });

            for (int i = 0; i < 64; i++) {
                assertThat(outcomes.get(i)).isEqualTo(i == 40 ? "refused" : "New");
            }
        }
    }

    @Test
    void a_server_process_that_is_ended_takes_along_only_what_it_was_writing()
            throws SQLException, InterruptedException, ExecutionException {
        Database narrow = DATABASE.withCombining(new Combining(1, 64, 1000));
        try (PostgresStore store = new PostgresStore(narrow);
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                Connection other = TestServer.connect(DATABASE);
                Statement statement = other.createStatement()) {
            Payment held = kept(store, "held");
            List<Payment> free = IntStream.range(0, 20)
                    .mapToObj(i -> kept(store, "free-" + i))
                    .toList();
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM payment WHERE id = '" + held.id().value() + "' FOR UPDATE");
            Future<String> first = executor.submit(saving(store, Given.moved(held, Given.paid())));
            awaitOneWaitsForALock();
            List<Future<String>> others = free.stream()
                    .map(payment -> executor.submit(saving(store, Given.moved(payment, Given.paid()))))
                    .toList();
            awaitWaiting(store, 20);

            TestServer.execute(DATABASE, """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                     WHERE application_name = 'tongbao' AND datname = current_database()
                       AND wait_event_type = 'Lock'""");

            assertThat(first.get()).isEqualTo("PERHAPS");
            for (Future<String> each : others) {
                assertThat(each.get()).isEqualTo("SAVED");
            }
            other.rollback();
            assertThat(store.save(List.of(Given.moved(held, Given.paid())))).containsExactly(Saved.SAVED);
        }
    }

    private static void awaitOneWaitsForALock() {
        String waiting = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'tongbao'"
                + " AND datname = current_database() AND wait_event_type = 'Lock'";
        while (!TestServer.text(DATABASE, waiting).equals("1")) {
            Thread.onSpinWait();
        }
    }

    private static void awaitWaiting(PostgresStore store, int rows) {
        while (figures(store, "save").waiting() != rows) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_database_that_is_away_is_told_to_everybody_and_found_again_when_it_is_back() {
        BreakableConnections breakable = new BreakableConnections();
        HikariDataSource pool = new HikariDataSource(PostgresStore.pool(DATABASE));
        try (PostgresStore store = new PostgresStore(DATABASE, pool, breakable.over(pool))) {
            List<Payment> payments = IntStream.range(0, 100)
                    .mapToObj(i -> kept(store, "order-" + i))
                    .toList();
            breakable.cut();
            List<String> away = Together.run(100, i -> call(saving(store, Given.moved(payments.get(i), Given.paid()))));
            breakable.mend();
            List<String> back = Together.run(100, i -> call(saving(store, Given.moved(payments.get(i), Given.paid()))));

            assertThat(away).containsOnly("NOTHING");
            assertThat(back).containsOnly("SAVED");
        }
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
