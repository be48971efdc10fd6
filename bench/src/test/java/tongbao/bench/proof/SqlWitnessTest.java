package tongbao.bench.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tongbao.bench.record.Purchase;
import tongbao.postgres.embedded.EmbeddedPostgres;

/** Faults planted into the gateway's own tables in a real PostgreSQL. */
@Tag("slow")
class SqlWitnessTest {
    private static final String EMPTY = "TRUNCATE payment, attempt, refund, event, outbox, inbox, nonce";

    private static EmbeddedPostgres postgres;
    private static SqlWitness witness;

    private final List<Purchase> purchases = List.of(Given.created("b-1"), Given.paid("b-2"), Given.refunded("b-3"));

    @BeforeAll
    static void start() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/data")), "witness-");
        postgres = EmbeddedPostgres.start(folder);
        witness = new SqlWitness(postgres.jdbcUrl(), postgres.user(), postgres.password());
        try (InputStream schema = SqlWitness.class.getResourceAsStream("/db/migration/V1__payments.sql")) {
            run(new String(schema.readAllBytes(), UTF_8));
        }
    }

    @AfterAll
    static void end() {
        postgres.close();
    }

    @BeforeEach
    void all_is_well() throws SQLException {
        run(EMPTY);
        run("""
                INSERT INTO payment SELECT 7, 'pay_b-' || n, 1, 'bench', 'b-' || n, 1234, 'A book', NULL, '{}', now(),
                    now() + interval '1 day', NULL, CASE WHEN n > 1 THEN 1234 ELSE 0 END,
                    CASE WHEN n > 2 THEN 617 ELSE 0 END, CASE WHEN n > 2 THEN 617 ELSE 0 END
                  FROM generate_series(1, 3) n;
                INSERT INTO attempt SELECT 7, 'pay_b-' || n, 1, 'page', NULL, '{}', 'main', 'TBb-' || n, 'lnk_b-' || n,
                    CASE WHEN n > 1 THEN 'paid' ELSE 'prepared' END, NULL, NULL,
                    CASE WHEN n > 1 THEN NULL ELSE now() END,
                    CASE WHEN n > 1 THEN NULL ELSE 0 END, NULL, CASE WHEN n > 1 THEN 'trade-b-' || n END,
                    CASE WHEN n > 1 THEN 1234 END, NULL, NULL, CASE WHEN n > 1 THEN now() END
                  FROM generate_series(1, 3) n;
                INSERT INTO inbox SELECT 7, 'TBb-' || n, 'notice-b-' || n, 'main', 'pay_b-' || n, 2, 'x', now()
                  FROM generate_series(2, 3) n;
                INSERT INTO event SELECT 7, 'pay_b-' || n, 2, 0, now(), 'notice',
                    'attempt 1', 'awaiting', 'paid', 'notice'
                  FROM generate_series(2, 3) n;
                INSERT INTO refund VALUES (7, 'ref_b-3', 'pay_b-3', 1, 0, 'b-3-back', 'requested', 617, 'x', now(),
                    'refunded', NULL, NULL, NULL, now());
                """);
        assertThat(verdict()).isEqualTo(Verdict.compared(3));
    }

    @Test
    void a_lost_row_is_found() throws SQLException {
        run("DELETE FROM attempt WHERE payment = 'pay_b-1'; DELETE FROM payment WHERE id = 'pay_b-1'");

        assertThat(verdict().lost()).isOne();
        assertThat(verdict().examples()).containsExactly("lost: payment b-1");
        assertThat(witness.payments("bench")).isEqualTo(2);
    }

    /** The keys hold within a bucket: a gateway that disagrees with itself about buckets could keep one twice. */
    @Test
    void a_doubled_row_is_found() throws SQLException {
        run("""
                INSERT INTO payment SELECT 8, 'pay_other', version, app, out_trade_no, total_fen, subject, body,
                    metadata,
                    created_at, expires_at, closed_at, 0, 0, 0 FROM payment WHERE id = 'pay_b-1'""");

        assertThat(verdict().doubled()).isOne();
    }

    @Test
    void a_changed_amount_is_found() throws SQLException {
        run("UPDATE payment SET total_fen = 1235 WHERE id = 'pay_b-2'");

        assertThat(verdict().different()).isOne();
        assertThat(verdict().examples()).containsExactly("different: b-2: total in fen is '1235', not '1234'");
    }

    @Test
    void a_lost_notice_a_second_payment_and_a_lost_refund_are_found() throws SQLException {
        run("DELETE FROM inbox WHERE notice_id = 'notice-b-2'");
        run("INSERT INTO event SELECT bucket, payment, 3, 0, at, source, subject, moved_from, moved_to, cause"
                + " FROM event WHERE payment = 'pay_b-3'");
        run("DELETE FROM refund");

        assertThat(verdict().lost()).isEqualTo(2);
        assertThat(verdict().doubled()).isOne();
    }

    @Test
    void what_belongs_to_others_is_left_alone_and_what_nobody_asked_for_is_found() throws SQLException {
        run("INSERT INTO payment SELECT bucket, 'pay_o1', version, 'other', out_trade_no, total_fen, subject, body,"
                + " metadata, created_at, expires_at, closed_at, 0, 0, 0 FROM payment WHERE id = 'pay_b-1'");
        assertThat(verdict()).isEqualTo(Verdict.compared(3));

        run("INSERT INTO payment SELECT bucket, 'pay_o2', version, app, 'b-4', total_fen, subject, body,"
                + " metadata, created_at, expires_at, closed_at, 0, 0, 0 FROM payment WHERE id = 'pay_b-1'");
        assertThat(verdict().unasked()).isOne();
    }

    @Test
    void looks_are_counted_while_they_go_on_and_when_they_moved_something() throws SQLException {
        run("UPDATE attempt SET looks_made = 3 WHERE payment = 'pay_b-1'");
        run("UPDATE event SET source = 'look' WHERE payment = 'pay_b-2'");

        assertThat(witness.looks("bench", "b-")).isEqualTo(4);
        assertThat(witness.paid("bench", "b-")).isEqualTo(2);
        assertThat(witness.setting("fsync")).isEqualTo("on");
    }

    private Verdict verdict() {
        return Comparison.of(purchases, witness.kept("bench", "b-"));
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
