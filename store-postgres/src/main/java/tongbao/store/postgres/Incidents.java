package tongbao.store.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Chronicle;
import tongbao.core.store.Explanation;
import tongbao.core.store.Incident;
import tongbao.core.store.IncidentId;

/** Contradictions as they were recorded, and what people said about them. */
final class Incidents {
    private final Ground ground;

    Incidents(Ground ground) {
        this.ground = ground;
    }

    private static final String SELECT = """
            SELECT e.payment, e.version, e.at, e.source AS who, e.subject, e.moved_from, e.moved_to, e.cause,
                   x.explained_by, x.explained, x.explained_at
              FROM event e
              LEFT JOIN explanation x ON x.bucket = e.bucket AND x.payment = e.payment AND x.version = e.version
             WHERE e.moved_to = 'contradicted' AND x.payment IS
            """;

    static final String OPEN = SELECT + " NULL ORDER BY e.at LIMIT ?";
    static final String EXPLAINED = SELECT + " NOT NULL ORDER BY e.at DESC LIMIT ?";

    List<Incident> incidents(Incident.Standing standing, int most) {
        String sql = switch (standing) {
            case OPEN -> OPEN;
            case EXPLAINED -> EXPLAINED;
        };
        return ground.on("incidents", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                new Binding(statement).number(most);
                ResultSet found = statement.executeQuery();
                Row row = new Row(found, "");
                List<Incident> incidents = new ArrayList<>();
                while (found.next()) {
                    incidents.add(incident(row));
                }
                return incidents;
            }
        });
    }

    private static Incident incident(Row row) throws SQLException {
        IncidentId id = new IncidentId(new PaymentId(row.text("payment")), row.number("version"));
        Optional<Explanation> explanation = row.textIfAny("explained").isEmpty()
                ? Optional.empty()
                : Optional.of(new Explanation(
                        id, row.text("explained_by"), row.text("explained"), row.instant("explained_at")));
        return new Incident(id, Recalling.event(row, "cause"), explanation);
    }

    private static final String EXPLAIN = """
            WITH incident AS (
              SELECT bucket, payment, version
                FROM event
               WHERE bucket = ? AND payment = ? AND version = ? AND moved_to = 'contradicted'
               LIMIT 1),
            kept AS (
              INSERT INTO explanation (bucket, payment, version, explained_by, explained, explained_at)
              SELECT bucket, payment, version, ?, ?, ?::timestamptz
                FROM incident
              ON CONFLICT (bucket, payment, version) DO NOTHING
              RETURNING version)
            SELECT (SELECT count(*) FROM incident) AS incidents, (SELECT count(*) FROM kept) AS kept
            """;

    Chronicle.Explained explain(Explanation explanation) {
        IncidentId id = explanation.incident();
        return ground.on("explain", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(EXPLAIN)) {
                new Binding(statement)
                        .bucket(id.payment().bucket())
                        .text(id.payment().value())
                        .number(id.version())
                        .text(explanation.by())
                        .text(explanation.text())
                        .instant(explanation.at());
                ResultSet found = statement.executeQuery();
                found.next();
                if (found.getLong("kept") > 0) {
                    return Chronicle.Explained.KEPT;
                }
                return found.getLong("incidents") > 0 ? Chronicle.Explained.BEFORE : Chronicle.Explained.UNKNOWN;
            }
        });
    }
}
