package tongbao.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.Bucket;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Recovery;

/** Recoveries of this database, and what they have to ask about. */
final class RecoveryRows {
    private final Ground ground;

    RecoveryRows(Ground ground) {
        this.ground = ground;
    }

    /** Of two who begin at once one waits for the other. */
    private static final String ALONE = "LOCK TABLE recovery IN SHARE ROW EXCLUSIVE MODE";

    static final String BEGIN = """
            INSERT INTO recovery AS r (number, since, begun_at)
            SELECT coalesce(max(number), 0) + 1, ?::timestamptz, ?::timestamptz FROM recovery
            ON CONFLICT ((ended_at IS NULL)) WHERE ended_at IS NULL
               DO UPDATE SET since = least(r.since, excluded.since)
            RETURNING number, since, begun_at
            """;

    Recovery begin(Instant since, Instant at) {
        return ground.on("begin recovery", connection -> {
            connection.setAutoCommit(false); // which the pool takes back, with whatever was not committed
            try (PreparedStatement alone = connection.prepareStatement(ALONE);
                    PreparedStatement statement = connection.prepareStatement(BEGIN)) {
                alone.execute();
                new Binding(statement).instant(since).instant(at);
                Optional<Recovery> begun = one(statement);
                connection.commit();
                return begun.orElseThrow(() -> new IllegalStateException("no recovery was begun"));
            }
        });
    }

    static final String UNDER_WAY = "SELECT number, since, begun_at FROM recovery WHERE ended_at IS NULL";

    Optional<Recovery> underWay() {
        return ground.on("recovery", RecoveryRows::underWay);
    }

    private static Optional<Recovery> underWay(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNDER_WAY)) {
            return one(statement);
        }
    }

    private static Optional<Recovery> one(PreparedStatement statement) throws SQLException {
        ResultSet found = statement.executeQuery();
        Row row = new Row(found, "");
        return found.next()
                ? Optional.of(new Recovery((int) row.number("number"), row.instant("since"), row.instant("begun_at")))
                : Optional.empty();
    }

    static final String END = "UPDATE recovery SET ended_at = ?::timestamptz WHERE number = ? AND ended_at IS NULL";

    void end(Recovery recovery, Instant at) {
        ground.on("end recovery", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(END)) {
                new Binding(statement).instant(at).number(recovery.number());
                return statement.executeUpdate();
            }
        });
    }

    /**
     * Goes through a bucket's payments along their key, and looks beside each for what is unsettled or new. What has
     * looks is asked for by their number, for the index of their times would be read from end to end for every bucket.
     */
    static final String TOUCHED = """
            SELECT p.id
              FROM payment p
             WHERE p.bucket = ? AND p.id > ?
               AND (EXISTS (SELECT FROM attempt a
                             WHERE a.bucket = p.bucket AND a.payment = p.id AND a.looks_made IS NOT NULL)
                 OR EXISTS (SELECT FROM refund r
                             WHERE r.bucket = p.bucket AND r.payment = p.id AND r.looks_made IS NOT NULL)
                 OR EXISTS (SELECT FROM event e
                             WHERE e.bucket = p.bucket AND e.payment = p.id AND e.at >= ?::timestamptz))
             ORDER BY p.id
             LIMIT ?
            """;

    List<PaymentId> touched(Bucket bucket, Instant since, Optional<PaymentId> after, int most) {
        return ground.on("touched", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(TOUCHED)) {
                new Binding(statement)
                        .bucket(bucket)
                        .text(after.map(PaymentId::value).orElse(""))
                        .instant(since)
                        .number(most);
                ResultSet found = statement.executeQuery();
                List<PaymentId> touched = new ArrayList<>();
                while (found.next()) {
                    touched.add(new PaymentId(found.getString("id")));
                }
                return touched;
            }
        });
    }
}
