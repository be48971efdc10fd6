package tongbao.store.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.RefundId;
import tongbao.core.store.Due;

/** Leases the looks that are due, of attempts and refunds in one statement. */
final class Looks {
    private final Ground ground;

    Looks(Ground ground) {
        this.ground = ground;
    }

    /**
     * A lease moves the look and leaves the version alone: it isn't a decision, and must not make one stale. Rows that
     * somebody else is writing are skipped and come with the next round. Buckets are not named: all of the lane's are
     * meant, and a list of them tempts the planner to read the primary key from end to end beside the few that are due.
     */
    static final String LEASE = """
            WITH due_attempt AS (
              SELECT bucket, payment, number, next_look_at
                FROM attempt
               WHERE next_look_at <= ?::timestamptz
               ORDER BY next_look_at
               LIMIT ?
                 FOR UPDATE SKIP LOCKED),
            due_refund AS (
              SELECT bucket, id, payment, next_look_at
                FROM refund
               WHERE next_look_at <= ?::timestamptz
               ORDER BY next_look_at
               LIMIT ?
                 FOR UPDATE SKIP LOCKED),
            due AS (
              SELECT bucket, payment, number, NULL AS refund, next_look_at FROM due_attempt
               UNION ALL
              SELECT bucket, payment, NULL, id, next_look_at FROM due_refund
               ORDER BY next_look_at
               LIMIT ?),
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
            SELECT payment, number, refund FROM due ORDER BY next_look_at
            """;

    List<Due> lease(Instant now, Instant until, int most) {
        return ground.on("lease", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LEASE)) {
                bind(new Binding(statement), now, until, most);
                ResultSet found = statement.executeQuery();
                Row row = new Row(found, "");
                List<Due> due = new ArrayList<>();
                while (found.next()) {
                    PaymentId payment = new PaymentId(row.text("payment"));
                    Optional<RefundId> refund = row.textIfAny("refund").map(RefundId::new);
                    due.add(
                            refund.isPresent()
                                    ? new Due.OfRefund(payment, refund.get())
                                    : new Due.OfAttempt(payment, row.small("number")));
                }
                return due;
            }
        });
    }

    static void bind(Binding binding, Instant now, Instant until, int most) throws SQLException {
        binding.instant(now)
                .number(most)
                .instant(now)
                .number(most)
                .number(most)
                .instant(until)
                .instant(until);
    }
}
