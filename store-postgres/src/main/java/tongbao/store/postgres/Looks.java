package tongbao.store.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.RefundId;
import tongbao.core.store.Due;
import tongbao.core.store.Store;

/**
 * Leases the looks that are due, of attempts and refunds in one statement; {@link Horizon} tells from when on they are
 * read.
 */
final class Looks {
    private static final String EVER = "-infinity";

    private final Ground ground;
    private final Horizon horizon;

    Looks(Ground ground, Horizon horizon) {
        this.ground = ground;
        this.horizon = horizon;
    }

    /**
     * The apps in turn, of each the oldest first. The apps that have looks are found by stepping from one to the next
     * over the index, so that a round costs what is due and the number of apps, however long one app's backlog is.
     *
     * <p>A lease moves the look and leaves the version alone: it isn't a decision, and must not make one stale. Rows
     * that somebody else is writing are skipped and come with the next round. Buckets are not named: all of the lane's
     * are meant, and a list of them tempts the planner to read the primary key from end to end beside the few that are
     * due. So does not knowing that they are few: it is told a number.
     */
    static final String LEASE =
            """
            WITH RECURSIVE
            """ + apps("attempt") + ", " + apps("refund") + """
            , due_attempt AS (
              SELECT d.*
                FROM app_of_attempt b CROSS JOIN LATERAL (
                      SELECT a.app, a.bucket, a.payment, a.number, a.next_look_at
                        FROM attempt a
                       WHERE a.app = b.app AND a.next_look_at > ?::timestamptz AND a.next_look_at <= ?::timestamptz
                       ORDER BY a.next_look_at
                       LIMIT ?
                         FOR UPDATE SKIP LOCKED) d),
            due_refund AS (
              SELECT d.*
                FROM app_of_refund b CROSS JOIN LATERAL (
                      SELECT r.app, r.bucket, r.payment, r.id, r.next_look_at
                        FROM refund r
                       WHERE r.app = b.app AND r.next_look_at > ?::timestamptz AND r.next_look_at <= ?::timestamptz
                       ORDER BY r.next_look_at
                       LIMIT ?
                         FOR UPDATE SKIP LOCKED) d),
            ranked AS (
              SELECT d.*, row_number() OVER (PARTITION BY d.app ORDER BY d.next_look_at) AS turn
                FROM (SELECT app, bucket, payment, number, NULL AS refund, next_look_at FROM due_attempt
                       UNION ALL
                      SELECT app, bucket, payment, NULL, id, next_look_at FROM due_refund) d
               ORDER BY turn, next_look_at
               LIMIT ?),
            due AS (
              SELECT * FROM ranked ORDER BY turn, next_look_at LIMIT""" + " " + Store.LEASED_MAX + "),\n" + """
            leased_attempt AS (
              UPDATE attempt a
                 SET next_look_at = ?::timestamptz
                FROM due d
               WHERE a.bucket = d.bucket AND a.payment = d.payment AND a.number = d.number),
            leased_refund AS (
              UPDATE refund r
                 SET next_look_at = ?::timestamptz
                FROM due d
               WHERE r.bucket = d.bucket AND r.id = d.refund)
            SELECT payment, number, refund, next_look_at FROM due ORDER BY turn, next_look_at
            """;

    /** The apps that have looks in a table, each found by one step over the index, from its end: looks to come. */
    private static String apps(String table) {
        return """
            app_of_TABLE AS (
              (SELECT t.app FROM TABLE t WHERE t.next_look_at IS NOT NULL ORDER BY t.app DESC LIMIT 1)
              UNION ALL
              SELECT (SELECT t.app FROM TABLE t
                       WHERE t.next_look_at IS NOT NULL AND t.app < b.app ORDER BY t.app DESC LIMIT 1)
                FROM app_of_TABLE b WHERE b.app IS NOT NULL)
            """.replace("TABLE", table);
    }

    List<Due> lease(Instant now, Instant until, int most) {
        if (most < 1) {
            return List.of();
        }
        Horizon.Reading reading = horizon.begin(now);
        List<Leased> leased = lease(reading, until, most);
        boolean mayBeMore = leased.size() >= Math.min(most, Store.LEASED_MAX);
        Optional<Instant> oldest = leased.stream().map(Leased::dueAt).min(Comparator.naturalOrder());
        horizon.end(reading, oldest.filter(at -> mayBeMore).orElse(now));
        return leased.stream().map(Leased::due).toList();
    }

    private record Leased(Due due, Instant dueAt) {}

    private List<Leased> lease(Horizon.Reading reading, Instant until, int most) {
        return ground.on("lease", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LEASE)) {
                bind(new Binding(statement), reading, until, most);
                ResultSet found = statement.executeQuery();
                Row row = new Row(found, "");
                List<Leased> leased = new ArrayList<>();
                while (found.next()) {
                    leased.add(new Leased(due(row), row.instant("next_look_at")));
                }
                return leased;
            }
        });
    }

    private static Due due(Row row) throws SQLException {
        PaymentId payment = new PaymentId(row.text("payment"));
        Optional<RefundId> refund = row.textIfAny("refund").map(RefundId::new);
        return refund.isPresent()
                ? new Due.OfRefund(payment, refund.get())
                : new Due.OfAttempt(payment, row.small("number"));
    }

    private static void bind(Binding binding, Horizon.Reading reading, Instant until, int most) throws SQLException {
        String after = reading.after().map(Binding::text).orElse(EVER);
        binding.text(after)
                .instant(reading.now())
                .number(most)
                .text(after)
                .instant(reading.now())
                .number(most)
                .number(most)
                .instant(until)
                .instant(until);
    }
}
