package tongbao.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tongbao.contracts.Given;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundState;
import tongbao.core.store.Kept;
import tongbao.core.store.Message;
import tongbao.core.store.Nonce;
import tongbao.core.store.Notice;
import tongbao.core.store.Received;
import tongbao.core.store.Save;
import tongbao.core.store.Unapplied;

/** What things cost: one statement for a write, and no look at rows that it isn't about. */
@Tag("slow")
final class CostTest {
    private static final Database DATABASE = TestServer.newDatabase(CostTest.class);

    static {
        try (PostgresStore store = new PostgresStore(DATABASE)) {
            store.migrate();
        }
    }

    @BeforeEach
    void empty() {
        TestServer.empty(DATABASE);
    }

    @Test
    void a_write_of_many_elements_is_one_statement() {
        CountingConnections counting = new CountingConnections();
        HikariDataSource pool = new HikariDataSource(PostgresStore.pool(DATABASE));
        try (PostgresStore store = new PostgresStore(DATABASE, pool, counting.watch(pool))) {
            List<Applied> births = IntStream.range(0, Combining.AS_SHIPPED.rowsMax())
                    .mapToObj(i -> Given.birth("order-" + i))
                    .toList();
            List<Save> saves = births.stream()
                    .map(birth -> Given.moved(birth.next(), Given.paid(), Given.tell(Effect.News.PAYMENT_PAID)))
                    .toList();
            List<Nonce> nonces = IntStream.range(0, Combining.AS_SHIPPED.rowsMax())
                    .mapToObj(i -> new Nonce(Given.APP, "n-" + i, Given.NOW))
                    .toList();
            List<Message> messages = new ArrayList<>();
            int most = Combining.AS_SHIPPED.rowsMax();

            assertThat(counting.executedSince(() -> Given.create(store, births)))
                    .isEqualTo(1);
            assertThat(counting.executedSince(() -> store.lease(Given.NOW, Given.NOW, most)))
                    .isEqualTo(1);
            assertThat(counting.executedSince(() -> store.save(saves))).isEqualTo(1);
            assertThat(counting.executedSince(() -> store.remember(nonces))).isEqualTo(1);
            assertThat(counting.executedSince(() -> store.forget(Given.NOW, most)))
                    .isEqualTo(1);
            assertThat(counting.executedSince(() -> messages.addAll(store.takeMessages(Given.NOW, Given.NOW, most))))
                    .isEqualTo(1);
            assertThat(messages).hasSize(most);
            assertThat(counting.executedSince(() -> store.settle(messages))).isEqualTo(1);
            assertThat(counting.executedSince(
                            () -> store.find(births.getFirst().next().id())))
                    .isEqualTo(1);
            assertThat(counting.executedSince(
                            () -> store.history(births.getFirst().next().id())))
                    .isEqualTo(1);
            assertThat(counting.executedSince(() -> store.keep(unapplied(births))))
                    .isEqualTo(1);
            assertThat(counting.executedSince(() -> Given.create(store, births)))
                    .isEqualTo(2);
        }
    }

    private static List<Unapplied> unapplied(List<Applied> births) {
        return births.stream()
                .map(birth -> birth.next().newest())
                .map(attempt -> new Notice("n-1", attempt.account(), attempt.orderNo(), new byte[0], Given.NOW))
                .map(notice -> new Unapplied(notice, Received.Outcome.NO_NEWS, 1))
                .toList();
    }

    /** Twenty thousand settled payments with a refund and an event each. */
    private static void fillWithSettled() {
        TestServer.execute(DATABASE, """
                INSERT INTO payment
                SELECT n % 1024, 'old_' || n, 2, 'old', n, 100, 's', NULL, '{}', '2020-01-01Z', '2020-01-02Z', NULL,
                       100, 1, 1
                  FROM generate_series(1, 20000) n;
                INSERT INTO attempt (bucket, payment, number, product, passed_on, account, order_no, link, state,
                       trade_no, amount_fen, settled_at, app)
                SELECT n % 1024, 'old_' || n, 1, 'page', '{}', 'a', 'TB' || n, 'lnk_' || n,
                       'paid', 't', 100, '2020-01-01Z', 'old'
                  FROM generate_series(1, 20000) n;
                INSERT INTO refund (bucket, id, payment, attempt, place, request_no, kind, amount_fen, reason,
                       created_at, state, settled_at, app)
                SELECT n % 1024, 'ref_' || n, 'old_' || n, 1, 0, 'r', 'requested', 1, '', '2020-01-01Z', 'refunded',
                       '2020-01-01Z', 'old'
                  FROM generate_series(1, 20000) n;
                INSERT INTO event
                SELECT n % 1024, 'old_' || n, 1, 0, '2020-01-01Z', 'app', 'payment', '', '', ''
                  FROM generate_series(1, 20000) n;
                INSERT INTO outbox
                SELECT n % 1024, 'old_' || n, 1, 0, 'old', 'payment_paid', NULL, '2030-01-01Z'
                  FROM generate_series(1, 20000) n
                ON CONFLICT DO NOTHING;
                INSERT INTO nonce
                SELECT n % 1024, 'old', 'nonce-of-the-call-' || n, '2030-01-01Z'
                  FROM generate_series(1, 20000) n
                ON CONFLICT DO NOTHING;
                """);
    }

    /** The plans that are used: made once for all numbers of rows, whether tables were empty then or full. */
    @Test
    void every_statement_finds_its_rows_by_whole_keys_or_because_they_are_due() throws SQLException {
        fillWithSettled();
        for (String moment : List.of("not analysed", "analysed")) {
            for (String sql : List.of(
                    Creating.INSERT,
                    Creating.INSERT_AND_TELL,
                    Saving.UPDATE,
                    Saving.UPDATE_AND_ADD,
                    Nonces.INSERT,
                    Nonces.DELETE,
                    Looks.LEASE,
                    Outbox.TAKE,
                    Finding.BY_ID,
                    Finding.BY_NAME,
                    Recalling.HISTORY,
                    Notices.KEEP,
                    Notices.FIND,
                    RecoveryRows.TOUCHED)) {
                assertThat(readByLessThanAKey(plan(sql)))
                        .as("%s: %s", moment, sql)
                        .isEmpty();
            }
            TestServer.execute(DATABASE, "VACUUM ANALYZE");
        }
    }

    private static List<String> plan(String sql) throws SQLException {
        String numbered = sql;
        for (int i = 1; numbered.indexOf('?') >= 0; i++) {
            numbered = numbered.replaceFirst("\\?", "\\$" + i);
        }
        String withoutParameters = DATABASE.jdbcUrl() + "?preferQueryMode=simple";
        try (Connection connection =
                        DriverManager.getConnection(withoutParameters, DATABASE.user(), DATABASE.password());
                Statement statement = connection.createStatement()) {
            statement.execute(PostgresStore.settings(DATABASE));
            ResultSet found = statement.executeQuery("EXPLAIN (GENERIC_PLAN) " + numbered);
            List<String> lines = new ArrayList<>();
            while (found.next()) {
                lines.add(found.getString(1).strip());
            }
            return lines;
        }
    }

    /**
     * Every look at a table must be followed by a condition on more of its key than the bucket, or on the time; or it
     * is one step to the next app that has looks.
     */
    private static List<String> readByLessThanAKey(List<String> plan) {
        List<String> bad = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            String line = plan.get(i);
            boolean byIndex = line.contains("Index Scan") || line.contains("Index Only Scan");
            String condition = plan.get(Math.min(i + 1, plan.size() - 1));
            boolean byKey = condition.matches("Index Cond: .*bucket = .* AND .*");
            boolean byTime = condition.matches("Index Cond: .*(next_look_at|next_try_at|expires_at) <=? .*");
            boolean oneStep = line.contains("_due on") && plan.get(i - 1).matches("(->  )?Limit .*");
            if (line.contains("Seq Scan") || (byIndex && !byKey && !byTime && !oneStep)) {
                bad.add(line + " / " + condition);
            }
        }
        return bad;
    }

    @Test
    void no_table_is_ever_read_through() {
        fillWithSettled();
        TestServer.execute(DATABASE, "VACUUM ANALYZE");
        String before = readThrough();

        try (PostgresStore store = new PostgresStore(DATABASE.withConnectionsMax(1))) {
            IntStream.range(0, 25).forEach(round -> useEverything(store, round));
        }
        awaitNoConnections();

        assertThat(readThrough()).isEqualTo(before);
    }

    private static void useEverything(PostgresStore store, int round) {
        List<Applied> births = IntStream.range(0, round % 2 == 0 ? 1 : 20)
                .mapToObj(i -> Given.birth("order-" + round + "-" + i, Given.paid()))
                .toList();
        List<Payment> payments = Given.create(store, births).stream()
                .flatMap(kept -> kept.found().stream())
                .toList();
        assertThat(Given.create(store, births)).hasOnlyElementsOfType(Kept.Existing.class);
        List<Save> saves = payments.stream()
                .map(payment ->
                        Given.withRefunds(payment, List.of(Given.refund(payment, "r-1", Given.refunding(Given.NOW)))))
                .toList();
        store.save(saves);
        store.lease(Given.NOW, Given.NOW.plusSeconds(30), 20);
        Payment payment = saves.getFirst().after().next();
        Refund refund = payment.refunds().getFirst();
        store.save(List.of(Given.withRefunds(payment, List.of(refund.in(new RefundState.Refunded(Given.NOW))))));
        assertThat(store.find(payment.id())).isPresent();
        assertThat(store.find(Given.APP, payment.order().outTradeNo())).isPresent();
        assertThat(store.find(payment.newest().orderNo())).isPresent();
        assertThat(store.find(payment.newest().link())).isPresent();
        assertThat(store.find(refund.id())).isPresent();
        assertThat(store.events(payment.id())).hasSize(3);
    }

    private static String readThrough() {
        return TestServer.text(DATABASE, """
                SELECT string_agg(relname || ' ' || seq_scan, ', ' ORDER BY relname)
                  FROM pg_stat_user_tables
                 WHERE relname IN ('payment', 'attempt', 'refund', 'event')""");
    }

    /** A server process counts its scans until it ends; only then are they told. */
    private static void awaitNoConnections() {
        String count = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'tongbao'"
                + " AND datname = current_database()";
        while (!TestServer.text(DATABASE, count).equals("0")) {
            Thread.onSpinWait();
        }
    }
}
