package tongbao.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tongbao.contracts.Given;
import tongbao.contracts.Together;
import tongbao.core.money.Money;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Means;
import tongbao.core.payment.Order;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Product;
import tongbao.core.store.Saved;
import tongbao.core.store.StoreUnavailable;

/** When the database is away, slow, crowded or refuses what it is given. */
final class BrokenGroundTest {
    private static final Database DATABASE = TestServer.newDatabase(BrokenGroundTest.class);
    private static final PostgresStore STORE = new PostgresStore(DATABASE);

    @BeforeAll
    static void migrate() {
        STORE.migrate();
    }

    @BeforeEach
    void empty() {
        TestServer.empty(DATABASE);
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    private static Database impatient(String jdbcUrl) {
        return new Database(
                jdbcUrl,
                DATABASE.user(),
                DATABASE.password(),
                1,
                Combining.AS_SHIPPED,
                Duration.ofMillis(300),
                Duration.ofMillis(200),
                Duration.ofSeconds(2));
    }

    @Test
    void a_database_that_is_not_there_is_told_as_unavailable() {
        try (PostgresStore store = new PostgresStore(impatient("jdbc:postgresql://127.0.0.1:1/none"))) {
            assertThatThrownBy(store::migrate).isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> Given.create(store, List.of(Given.birth("order-1"))))
                    .isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> store.lease(Given.NOW, Given.NOW, 1)).isInstanceOf(StoreUnavailable.class);
        }
    }

    @Test
    void a_statement_that_takes_too_long_is_given_up() throws SQLException {
        Payment payment = Given.create(STORE, List.of(Given.birth("order-1")))
                .getFirst()
                .found()
                .orElseThrow();
        try (PostgresStore store = new PostgresStore(impatient(DATABASE.jdbcUrl()));
                Connection other = TestServer.connect(DATABASE);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM payment FOR UPDATE");

            assertThatThrownBy(() -> store.save(List.of(Given.moved(payment, Given.paid()))))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("timeout");

            other.rollback();
            assertThat(store.save(List.of(Given.moved(payment, Given.paid())))).containsExactly(Saved.SAVED);
        }
    }

    @Test
    void who_finds_no_free_connection_in_time_is_told_so() throws SQLException {
        Payment payment = Given.create(STORE, List.of(Given.birth("order-1")))
                .getFirst()
                .found()
                .orElseThrow();
        Database slow = new Database(
                DATABASE.jdbcUrl(),
                DATABASE.user(),
                DATABASE.password(),
                1,
                Combining.AS_SHIPPED,
                Duration.ofMillis(300),
                Duration.ofSeconds(2),
                Duration.ofSeconds(4));
        try (PostgresStore store = new PostgresStore(slow);
                Connection other = TestServer.connect(DATABASE);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM payment FOR UPDATE");

            List<Boolean> unavailable = Together.run(3, i -> {
                try {
                    store.save(List.of(Given.moved(payment, Given.paid())));
                    return false;
                } catch (StoreUnavailable e) {
                    return true;
                }
            });

            assertThat(unavailable).containsOnly(true);
        }
    }

    @Test
    void after_the_server_has_ended_its_connections_the_store_finds_new_ones() {
        Given.create(STORE, List.of(Given.birth("order-1")));
        TestServer.execute(DATABASE, """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                 WHERE application_name = 'tongbao' AND datname = current_database()""");

        List<Boolean> found = IntStream.range(0, 50)
                .mapToObj(i -> {
                    try {
                        return STORE.find(Given.APP, new OutTradeNo("order-1")).isPresent();
                    } catch (StoreUnavailable e) {
                        return false;
                    }
                })
                .toList();

        assertThat(found.getLast()).isTrue();
    }

    private static Applied withSubject(String number, String subject) {
        Order order = Given.order(Given.APP, number);
        Order odd = new Order(
                order.app(),
                order.outTradeNo(),
                Money.ofFen(1),
                subject,
                Optional.empty(),
                Map.of(),
                order.createdAt(),
                order.expiresAt());
        return Given.birth(odd, new Means(Product.QR, Optional.empty(), Map.of()), Given.prepared(Given.NOW));
    }

    @Test
    void what_cannot_be_written_does_no_harm_to_the_others_of_its_list() {
        Applied before = Given.birth("order-1");
        Applied unwritable = withSubject("order-2", "no \u0000 in a text");
        Applied after = Given.birth("order-3");

        assertThatThrownBy(() -> Given.create(STORE, List.of(before, unwritable, after)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("22021");

        assertThat(STORE.find(before.next().id())).contains(before.next());
        assertThat(STORE.find(unwritable.next().id())).isEmpty();
        assertThat(STORE.find(after.next().id())).contains(after.next());
    }

    @Test
    void a_decision_that_cannot_be_true_is_refused_whole_and_the_others_are_kept() {
        List<Payment> payments =
                Given.create(STORE, List.of(Given.birth("order-1"), Given.birth("order-2"), Given.birth("order-3")))
                        .stream()
                        .flatMap(kept -> kept.found().stream())
                        .toList();
        var impossible = Given.withRefunds(
                payments.get(1),
                List.of(
                        Given.refund(payments.get(1), "same", Given.refunding(Given.NOW)),
                        Given.refund(payments.get(1), "same", Given.refunding(Given.NOW))));

        assertThatThrownBy(() -> STORE.save(List.of(
                        Given.moved(payments.get(0), Given.paid()),
                        impossible,
                        Given.moved(payments.get(2), Given.paid()))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("refund_request_no_key");

        assertThat(payments)
                .extracting(payment -> STORE.find(payment.id()).orElseThrow().version())
                .containsExactly(2L, 1L, 2L);
        assertThat(STORE.events(payments.get(1).id())).hasSize(1);
    }

    @Test
    void the_password_is_told_to_nobody() {
        Database database = Database.at("jdbc:postgresql://db/tongbao?password=s3cret", "tongbao", "s3cret");

        assertThat(database.toString()).isEqualTo("jdbc:postgresql://db/tongbao as tongbao");
    }
}
