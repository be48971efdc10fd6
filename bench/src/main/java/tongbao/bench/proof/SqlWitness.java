package tongbao.bench.proof;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Reads what the database holds, in one read-only snapshot, by statements of its own: an error of the store's reading
 * must not hide one of its writing.
 */
public final class SqlWitness {
    private static final String PAYMENTS = """
            SELECT p.bucket, p.id, p.out_trade_no, p.total_fen, p.paid_fen, p.refunded_fen, p.subject
              FROM payment p WHERE p.app = ? AND starts_with(p.out_trade_no, ?)""";
    private static final String ATTEMPTS = """
            SELECT a.bucket, a.payment, a.order_no, a.link, a.state, coalesce(a.trade_no, '') AS trade_no
              FROM attempt a JOIN payment p ON p.bucket = a.bucket AND p.id = a.payment
             WHERE p.app = ? AND starts_with(p.out_trade_no, ?) ORDER BY a.number""";
    private static final String REFUNDS = """
            SELECT r.bucket, r.payment, r.request_no, r.amount_fen, r.state
              FROM refund r JOIN payment p ON p.bucket = r.bucket AND p.id = r.payment
             WHERE p.app = ? AND starts_with(p.out_trade_no, ?) ORDER BY r.place""";
    private static final String NOTICES = """
            SELECT i.bucket, i.payment, i.notice_id
              FROM inbox i JOIN payment p ON p.bucket = i.bucket AND p.id = i.payment
             WHERE p.app = ? AND starts_with(p.out_trade_no, ?)""";
    private static final String PAID_EVENTS = """
            SELECT e.bucket, e.payment, count(*) AS times
              FROM event e JOIN payment p ON p.bucket = e.bucket AND p.id = e.payment
             WHERE p.app = ? AND starts_with(p.out_trade_no, ?) AND e.moved_to = 'paid' AND e.subject LIKE 'attempt%'
             GROUP BY e.bucket, e.payment""";
    /** An attempt that is settled has forgotten how often it was looked at; only what a look moved is an event. */
    private static final String LOOKS = """
            SELECT (SELECT coalesce(sum(a.looks_made), 0) FROM attempt a
                      JOIN payment p ON p.bucket = a.bucket AND p.id = a.payment
                     WHERE p.app = ? AND starts_with(p.out_trade_no, ?))
                 + (SELECT count(*) FROM event e JOIN payment p ON p.bucket = e.bucket AND p.id = e.payment
                     WHERE p.app = ? AND starts_with(p.out_trade_no, ?) AND e.source = 'look')""";

    private final String jdbcUrl;
    private final Properties properties = new Properties();

    public SqlWitness(String jdbcUrl, String user, String password) {
        this.jdbcUrl = jdbcUrl;
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("readOnly", "true");
        properties.setProperty("ApplicationName", "tongbao-bench");
    }

    /** Where a row belongs: a payment of one bucket. */
    private record Place(int bucket, String payment) {
        static Place of(ResultSet row) throws SQLException {
            return new Place(row.getInt("bucket"), row.getString("payment"));
        }
    }

    /** All payments of an app whose numbers begin with {@code prefix}. */
    public List<Kept> kept(String app, String prefix) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Read read = new Read(connection, app, prefix);
            var attempts = read.byPlace(
                    ATTEMPTS,
                    row -> new Kept.Attempt(
                            row.getString("order_no"),
                            row.getString("link"),
                            row.getString("state"),
                            row.getString("trade_no")));
            var refunds = read.byPlace(
                    REFUNDS,
                    row -> new Kept.Refund(
                            row.getString("request_no"), row.getLong("amount_fen"), row.getString("state")));
            var notices = read.byPlace(NOTICES, row -> row.getString("notice_id"));
            var paid = read.byPlace(PAID_EVENTS, row -> row.getLong("times"));
            return read.all(PAYMENTS, row -> {
                Place place = new Place(row.getInt("bucket"), row.getString("id"));
                return new Kept(
                        row.getString("out_trade_no"),
                        place.payment(),
                        new Kept.Sums(row.getLong("total_fen"), row.getLong("paid_fen"), row.getLong("refunded_fen")),
                        row.getString("subject"),
                        attempts.getOrDefault(place, List.of()),
                        refunds.getOrDefault(place, List.of()),
                        Optional.of(notices.getOrDefault(place, List.of())),
                        Optional.of(paid.getOrDefault(place, List.of(0L)).getFirst()));
            });
        } catch (SQLException e) {
            throw new IllegalStateException("the database can't be compared with", e);
        }
    }

    /** How often the gateway looked at these attempts by itself, at least. */
    public long looks(String app, String prefix) {
        return number(LOOKS, app, prefix, app, prefix);
    }

    /** How many of the payments whose numbers begin with {@code prefix} are paid. */
    public long paid(String app, String prefix) {
        return number(
                "SELECT count(*) FROM payment WHERE app = ? AND starts_with(out_trade_no, ?) AND paid_fen > 0",
                app,
                prefix);
    }

    /** How many payments an app has at all. */
    public long payments(String app) {
        return number("SELECT count(*) FROM payment WHERE app = ?", app);
    }

    /** A setting of the server, or its version. */
    public String setting(String name) {
        try (Connection connection = connect();
                PreparedStatement show = connection.prepareStatement("SELECT current_setting(?)")) {
            show.setString(1, name);
            try (ResultSet row = show.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database can't be asked for " + name, e);
        }
    }

    private long number(String sql, String... parameters) {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database can't be asked", e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Selects that share their two parameters. */
    private record Read(Connection connection, String app, String prefix) {
        private static final int ROWS_AT_ONCE = 5_000;

        <T> Map<Place, List<T>> byPlace(String sql, Reader<T> reader) throws SQLException {
            Map<Place, List<T>> found = new HashMap<>();
            each(
                    sql,
                    row -> found.computeIfAbsent(Place.of(row), place -> new ArrayList<>(1))
                            .add(reader.read(row)));
            return found;
        }

        <T> List<T> all(String sql, Reader<T> reader) throws SQLException {
            List<T> found = new ArrayList<>();
            each(sql, row -> found.add(reader.read(row)));
            return found;
        }

        private void each(String sql, Reader<?> reader) throws SQLException {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setFetchSize(ROWS_AT_ONCE);
                select.setString(1, app);
                select.setString(2, prefix);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        reader.read(row);
                    }
                }
            }
        }
    }
}
