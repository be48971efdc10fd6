package tongbao.sandbox.state;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The accidents that are still to happen, in the order in which they were asked for. */
public final class Accidents {
    /** How many may be waiting at once. */
    private static final int WAITING_MAX = 100;

    private record Waiting(long id, Accident accident) {}

    private Accidents() {}

    /** Adds one; false when too many are waiting. */
    public static boolean add(Sql sql, Accident accident) {
        return sql.change(
                        "INSERT INTO accident (method, kind, times, delay_ms, sub_code, http_status, skew_seconds)"
                                + " SELECT ?, ?, ?, ?, ?, ?, ?"
                                + " WHERE (SELECT count(*) FROM accident) < ?",
                        accident.method(),
                        accident.kind().word(),
                        accident.times(),
                        accident.delay().map(Duration::toMillis),
                        accident.subCode(),
                        accident.httpStatus(),
                        accident.skew().map(Duration::toSeconds),
                        WAITING_MAX)
                == 1;
    }

    /** Takes the oldest accident of the method, once. */
    public static Optional<Accident> take(Sql sql, String method) {
        Optional<Waiting> oldest =
                sql.first("SELECT * FROM accident WHERE method = ? ORDER BY id LIMIT 1", Accidents::read, method);
        oldest.ifPresent(waiting -> {
            if (waiting.accident().times() == 1) {
                sql.change("DELETE FROM accident WHERE id = ?", waiting.id());
            } else {
                sql.change("UPDATE accident SET times = times - 1 WHERE id = ?", waiting.id());
            }
        });
        return oldest.map(Waiting::accident);
    }

    public static List<Accident> list(Sql sql) {
        return sql.list("SELECT * FROM accident ORDER BY id", Accidents::read).stream()
                .map(Waiting::accident)
                .toList();
    }

    public static void clear(Sql sql) {
        sql.change("DELETE FROM accident");
    }

    private static Waiting read(Row row) throws SQLException {
        return new Waiting(
                row.number("id"),
                new Accident(
                        row.text("method"),
                        Accident.Kind.named(row.text("kind")).orElseThrow(),
                        (int) row.number("times"),
                        row.optionalNumber("delay_ms").map(Duration::ofMillis),
                        row.optionalText("sub_code"),
                        row.optionalNumber("http_status").map(Long::intValue),
                        row.optionalNumber("skew_seconds").map(Duration::ofSeconds)));
    }
}
