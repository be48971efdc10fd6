package tongbao.postgres.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** One table of numbers, to see what was kept. */
final class Rows {
    private Rows() {}

    static Connection connect(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return connect(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    static void create(EmbeddedPostgres postgres) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS kept (n bigint PRIMARY KEY)");
        }
    }

    static void insert(EmbeddedPostgres postgres, long n) throws SQLException {
        try (var connection = connect(postgres)) {
            insert(connection, n);
        }
    }

    static void insert(Connection connection, long n) throws SQLException {
        try (var statement = connection.prepareStatement("INSERT INTO kept VALUES (?)")) {
            statement.setLong(1, n);
            statement.executeUpdate();
        }
    }

    static long count(EmbeddedPostgres postgres) throws SQLException {
        return Long.parseLong(text(postgres, "SELECT count(*) FROM kept"));
    }

    static String text(EmbeddedPostgres postgres, String query) throws SQLException {
        try (var connection = connect(postgres);
                var statement = connection.prepareStatement(query);
                var result = statement.executeQuery()) {
            result.next();
            return result.getString(1);
        }
    }
}
