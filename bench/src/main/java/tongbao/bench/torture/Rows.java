package tongbao.bench.torture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The database, read by statements of its own that share no code with the store. */
final class Rows {
    private static final int ROWS_AT_ONCE = 5_000;

    private static final String PAYMENTS = """
            SELECT id, out_trade_no, version, closed_at IS NOT NULL AS closed,
                   total_fen, paid_fen, reserved_fen, refunded_fen FROM payment ORDER BY created_at, id""";
    private static final String ATTEMPTS =
            "SELECT payment, number, order_no, state, coalesce(amount_fen, 0) AS paid FROM attempt ORDER BY number";
    private static final String REFUNDS =
            "SELECT payment, id, attempt, request_no, kind, amount_fen, state FROM refund ORDER BY place";
    private static final String EVENTS = """
            SELECT payment, version, place, subject, moved_from, moved_to, coalesce(told, '') AS told
              FROM event ORDER BY version, place""";
    private static final String LEFT = """
            SELECT (SELECT count(*) FROM attempt WHERE next_look_at IS NOT NULL) AS attempts,
                   (SELECT count(*) FROM refund WHERE next_look_at IS NOT NULL) AS refunds,
                   (SELECT count(*) FROM outbox) AS words,
                   (SELECT count(*) FROM attempt WHERE next_look_at <= ?)
                       + (SELECT count(*) FROM refund WHERE next_look_at <= ?)
                       + (SELECT count(*) FROM outbox WHERE next_try_at <= ?) AS due,
                   least((SELECT min(next_look_at) FROM attempt), (SELECT min(next_look_at) FROM refund),
                         (SELECT min(next_try_at) FROM outbox)) AS next""";

    private final String jdbcUrl;
    private final Properties properties = new Properties();

    Rows(String jdbcUrl, String user, String password) {
        this.jdbcUrl = jdbcUrl;
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("readOnly", "true");
        properties.setProperty("ApplicationName", "tongbao-torture");
    }

    /** What has not come to rest yet, and when the next of it is due. */
    record Left(long attempts, long refunds, long words, long due, Optional<Instant> next) {
        boolean isNothing() {
            return attempts + refunds + words == 0;
        }

        @Override
        public String toString() {
            return attempts + " attempts, " + refunds + " refunds, " + words + " words";
        }
    }

    Left left(Instant now) {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement(LEFT)) {
            for (int i = 1; i <= 3; i++) {
                select.setObject(i, now.atOffset(ZoneOffset.UTC));
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Left(
                        row.getLong("attempts"),
                        row.getLong("refunds"),
                        row.getLong("words"),
                        row.getLong("due"),
                        Optional.ofNullable(row.getObject("next", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database can't be asked what is left", e);
        }
    }

    /** Every payment that is kept, all of one moment. */
    List<Kept> all() {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Map<String, List<Kept.Attempt>> attempts = byPayment(connection, ATTEMPTS, Rows::attempt);
            Map<String, List<Kept.Refund>> refunds = byPayment(connection, REFUNDS, Rows::refund);
            Map<String, List<Kept.Event>> events = byPayment(connection, EVENTS, Rows::event);
            List<Kept> found = new ArrayList<>();
            each(connection, PAYMENTS, row -> {
                String id = row.getString("id");
                found.add(new Kept(
                        id,
                        row.getString("out_trade_no"),
                        row.getLong("version"),
                        row.getBoolean("closed"),
                        new Kept.Sums(
                                row.getLong("total_fen"),
                                row.getLong("paid_fen"),
                                row.getLong("reserved_fen"),
                                row.getLong("refunded_fen")),
                        attempts.getOrDefault(id, List.of()),
                        refunds.getOrDefault(id, List.of()),
                        events.getOrDefault(id, List.of())));
            });
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the database can't be compared with", e);
        }
    }

    private static Kept.Attempt attempt(ResultSet row) throws SQLException {
        return new Kept.Attempt(
                row.getInt("number"), row.getString("order_no"), row.getString("state"), row.getLong("paid"));
    }

    private static Kept.Refund refund(ResultSet row) throws SQLException {
        return new Kept.Refund(
                row.getString("id"),
                row.getInt("attempt"),
                row.getString("request_no"),
                row.getString("kind"),
                row.getLong("amount_fen"),
                row.getString("state"));
    }

    private static Kept.Event event(ResultSet row) throws SQLException {
        return new Kept.Event(
                row.getLong("version"),
                row.getInt("place"),
                row.getString("subject"),
                row.getString("moved_from"),
                row.getString("moved_to"),
                row.getString("told"));
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    private static <T> Map<String, List<T>> byPayment(Connection connection, String sql, Reader<T> reader)
            throws SQLException {
        Map<String, List<T>> found = new HashMap<>();
        each(
                connection,
                sql,
                row -> found.computeIfAbsent(row.getString("payment"), payment -> new ArrayList<>(2))
                        .add(reader.read(row)));
        return found;
    }

    private static void each(Connection connection, String sql, Taker taker) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    taker.take(row);
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, properties);
    }
}
