package tongbao.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongbao.core.gateway.Answer;
import tongbao.core.gateway.Gateway;
import tongbao.core.money.Money;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Event;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OutRequestNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentStatus;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundState;
import tongbao.core.payment.Wish;
import tongbao.core.store.Notice;
import tongbao.core.store.Once;
import tongbao.core.testing.ManualClock;
import tongbao.core.testing.ScriptedChannel;
import tongbao.postgres.embedded.EmbeddedPostgres;
import tongbao.store.postgres.Database;
import tongbao.store.postgres.PostgresStore;

@Tag("slow")
class GrowthTest {
    private static final Instant NOW = Instant.parse("2026-11-22T13:00:00.123456789Z");
    private static final Lives LIVES = new Lives(6_000, NOW, 1);

    @TempDir
    private static Path folder;

    private static EmbeddedPostgres server;
    private static Database database;
    private static PostgresStore store;

    @BeforeAll
    static void grow() throws Exception {
        server = EmbeddedPostgres.start(folder);
        database = Database.at(server.jdbcUrl(), server.user(), server.password());
        Growth.grow(LIVES, database);
        store = new PostgresStore(database);
    }

    @AfterAll
    static void end() {
        store.close();
        server.close();
    }

    private static Stream<Life> lives() {
        return LongStream.range(0, LIVES.count()).mapToObj(LIVES::life);
    }

    private static Payment first(Predicate<Payment> wanted) {
        return lives().map(Life::payment).filter(wanted).findFirst().orElseThrow();
    }

    @Test
    void every_payment_reads_back_as_the_rules_made_it() {
        lives().forEach(life -> {
            Payment made = life.payment();
            assertThat(store.find(made.id())).contains(made);
            assertThat(store.events(made.id()))
                    .isEqualTo(life.decisions().stream()
                            .flatMap(decision -> decision.events().stream())
                            .toList());
        });
    }

    @Test
    void it_is_found_by_each_of_its_names() {
        Payment refunded = first(payment -> !payment.refunds().isEmpty());

        assertThat(store.find(refunded.order().app(), refunded.order().outTradeNo()))
                .contains(refunded);
        assertThat(store.find(refunded.newest().orderNo())).contains(refunded);
        assertThat(store.find(refunded.newest().link())).contains(refunded);
        assertThat(store.find(refunded.refunds().getFirst().id())).contains(refunded);
        assertThat(refunded.id().bucket()).isEqualTo(refunded.order().bucket());
    }

    /** The words of the events, gone through from the first, end where the payment stands. */
    @Test
    void the_events_lead_to_the_state() {
        lives().forEach(life -> {
            Map<String, String> stands = new HashMap<>();
            for (Event event : store.events(life.payment().id())) {
                assertThat(stands.getOrDefault(event.subject(), event.subject().equals("payment") ? "open" : ""))
                        .isEqualTo(event.from());
                stands.put(event.subject(), event.to());
            }
            for (Attempt attempt : life.payment().attempts()) {
                assertThat(stands.remove("attempt " + attempt.number()))
                        .isEqualTo(attempt.state().word());
            }
            for (Refund refund : life.payment().refunds()) {
                assertThat(stands.remove(refund.id().value()))
                        .isEqualTo(refund.state().word());
            }
            assertThat(stands.isEmpty()).isEqualTo(life.payment().closedAt().isEmpty());
        });
    }

    @Test
    void there_are_lives_of_every_kind_and_most_were_paid() {
        List<Payment> all = lives().map(Life::payment).toList();

        assertThat(all.stream().map(payment -> payment.status(NOW)))
                .contains(
                        PaymentStatus.PAID,
                        PaymentStatus.FINISHED,
                        PaymentStatus.CLOSED,
                        PaymentStatus.REFUNDED,
                        PaymentStatus.PARTIALLY_REFUNDED,
                        PaymentStatus.AWAITING);
        assertThat(all.stream().map(payment -> payment.newest().state().word()))
                .contains("prepared", "awaiting", "paid", "finished", "closed", "refused");
        assertThat(all.stream()
                        .flatMap(payment -> payment.refunds().stream())
                        .map(refund -> refund.state().word()))
                .contains("refunded", "refused");
        assertThat(all.stream().filter(payment -> payment.attempts().size() == 2))
                .isNotEmpty();
        assertThat(all.stream().filter(payment -> payment.paidAttempt().isPresent()))
                .hasSizeBetween(4_500, 5_100);
    }

    @Test
    void looks_lie_ahead_so_that_nothing_is_due() {
        List<Instant> looks = lives().map(Life::payment)
                .flatMap(payment -> Stream.concat(
                        payment.attempts().stream()
                                .map(Attempt::state)
                                .flatMap(state -> state instanceof AttemptState.Unsettled unsettled
                                        ? Stream.of(unsettled.look().at())
                                        : Stream.empty()),
                        payment.refunds().stream()
                                .map(Refund::state)
                                .flatMap(state -> state instanceof RefundState.Unsettled unsettled
                                        ? Stream.of(unsettled.look().at())
                                        : Stream.empty())))
                .toList();

        assertThat(looks).isNotEmpty().allMatch(look -> look.isAfter(NOW));
        assertThat(store.lease(NOW, NOW.plusSeconds(30), 100)).isEmpty();
    }

    @Test
    void the_gateway_refunds_a_grown_payment_and_takes_the_notice_of_another() throws Exception {
        Database own = empty("acting");
        Growth.grow(LIVES, own);
        try (PostgresStore acting = new PostgresStore(own)) {
            ManualClock clock = new ManualClock(NOW);
            ScriptedChannel channel = new ScriptedChannel(clock);
            Gateway gateway = new Gateway(acting, channel, clock, new SplittableRandom(7));
            Payment paid = first(payment -> payment.status(NOW) == PaymentStatus.PAID
                    && payment.refunds().isEmpty());
            channel.pay(paid.newest(), paid.order().total());
            var wish = new Wish.Return(new OutRequestNo("R-9"), Money.ofFen(1), "late regret", Duration.ofSeconds(3));

            assertThat(gateway.refund(paid, wish, Once.none())).isInstanceOf(Answer.Done.class);
            assertThat(acting.find(paid.id()).orElseThrow().amountRefunded()).isEqualTo(Money.ofFen(1));

            Payment open = first(payment -> payment.newest().state() instanceof AttemptState.Awaiting);
            Attempt attempt = open.newest();
            Fact.Trade fact = channel.pay(attempt, open.order().total());
            Notice notice = new Notice("n-1", attempt.account(), attempt.orderNo(), new byte[] {'a', '=', 'b'}, NOW);

            assertThat(gateway.notice(fact, notice)).isEqualTo(Gateway.Noticed.TAKEN);
            assertThat(acting.find(open.id()).orElseThrow().status(NOW)).isEqualTo(PaymentStatus.PAID);
        }
    }

    private static Database empty(String name) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return Database.at(server.jdbcUrl(name), server.user(), server.password());
    }

    @Test
    void the_tables_are_held_together_as_the_migration_does_it() throws Exception {
        Database other = empty("fresh");
        try (PostgresStore fresh = new PostgresStore(other)) {
            fresh.migrate();
        }

        assertThat(shape(database)).isEqualTo(shape(other)).hasSizeGreaterThan(40);
        assertThat(count("inbox"))
                .isEqualTo(lives().mapToLong(life -> life.heard().size()).sum());
    }

    private static List<String> shape(Database of) throws SQLException {
        try (Connection connection = DriverManager.getConnection(of.jdbcUrl(), of.user(), of.password())) {
            return Frame.fingerprint(connection);
        }
    }

    private static long count(String table) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*) FROM " + table)) {
            found.next();
            return found.getLong(1);
        }
    }

    @Test
    void a_database_with_payments_is_not_filled_again() {
        assertThatThrownBy(() -> Growth.grow(LIVES, database)).hasMessageContaining("only an empty database is filled");
    }

    @Test
    void what_breaks_off_leaves_the_tables_as_they_were() throws Exception {
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            List<String> before = Frame.fingerprint(connection);
            connection.setAutoCommit(false);
            Frame frame = Frame.read(connection);
            frame.takeDown();
            assertThat(Frame.fingerprint(connection)).isNotEqualTo(before);
            connection.rollback();
            assertThat(Frame.fingerprint(connection)).isEqualTo(before);
        }
    }

    @Test
    void the_same_seed_makes_the_same_lives() {
        assertThat(LIVES.life(4321).payment()).isEqualTo(LIVES.life(4321).payment());
        assertThat(new Lives(6_000, NOW, 2).life(4321).payment().id())
                .isNotEqualTo(LIVES.life(4321).payment().id());
        // Neighbours drew the same once, one draw apart.
        assertThat(IntStream.range(0, 100)
                        .mapToObj(index ->
                                LIVES.life(index).payment().newest().orderNo().value())
                        .flatMap(number -> IntStream.rangeClosed(4, number.length() - 8)
                                .mapToObj(from -> number.substring(from, from + 8))))
                .doesNotHaveDuplicates();
    }

    @Test
    void options_are_checked() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "secret\n");
        var read = GrowthOptions.read(
                List.of(
                        "--jdbc-url",
                        "jdbc:postgresql://db/tongbao",
                        "--user",
                        "tongbao",
                        "--password-file",
                        password.toString(),
                        "--payments",
                        "500",
                        "--now",
                        "2026-11-22T21:00:00+08:00"),
                NOW);

        assertThat(read)
                .isEqualTo(new GrowthOptions(
                        new GrowthOptions.Where.Server("jdbc:postgresql://db/tongbao", "tongbao", "secret"),
                        500,
                        Instant.parse("2026-11-22T13:00:00Z"),
                        1));
        refused("either --data or --jdbc-url");
        refused("either --data or --jdbc-url", "--data", "a", "--jdbc-url", "jdbc:postgresql:b");
        refused("--jdbc-url is jdbc:postgresql:", "--jdbc-url", "postgres://db");
        refused("--user is needed as well", "--jdbc-url", "jdbc:postgresql:b");
        refused(
                "--password-file can't be read",
                "--jdbc-url",
                "jdbc:postgresql:b",
                "--user",
                "u",
                "--password-file",
                "");
        refused("--payments is a whole number from 1 to 100000000, not '0'", "--data", "a", "--payments", "0");
        refused("--now is a time such as", "--data", "a", "--now", "noon");
        refused("unknown option '--fast'", "--fast", "1");
        refused("--seed needs a value", "--seed");
        refused("--data is there twice", "--data", "a", "--data", "b");
    }

    private static void refused(String message, String... words) {
        assertThatThrownBy(() -> GrowthOptions.read(List.of(words), NOW))
                .isInstanceOf(Words.Refused.class)
                .hasMessageStartingWith(message);
    }
}
