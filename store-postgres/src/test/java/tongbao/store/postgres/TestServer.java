package tongbao.store.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import tongbao.postgres.embedded.EmbeddedPostgres;

/**
 * One PostgreSQL 18 for all tests of this process; every test class gets a database of its own. Nothing is vacuumed or
 * analysed unless a test does it: a plan made while autovacuum counts half a table would depend on the moment.
 */
final class TestServer {
    private static final EmbeddedPostgres SERVER = start();

    private TestServer() {}

    private static EmbeddedPostgres start() {
        EmbeddedPostgres server = EmbeddedPostgres.start(Path.of("target", "test-postgres"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        Database admin = Database.at(server.jdbcUrl(), server.user(), server.password());
        execute(admin, "ALTER SYSTEM SET autovacuum = off");
        execute(admin, "SELECT pg_reload_conf()");
        return server;
    }

    /**
     * A new, empty database whose settings are not what we would choose: its time zone is neither this process's nor
     * Shanghai's, and its transactions are stricter than ours.
     */
    static Database newDatabase(Class<?> test) {
        String name = test.getSimpleName();
        return newDatabase(Database.at(SERVER.jdbcUrl(), SERVER.user(), SERVER.password()), SERVER.jdbcUrl(name), name);
    }

    static Database newDatabase(Database admin, String jdbcUrl, String name) {
        execute(admin, "DROP DATABASE IF EXISTS \"" + name + "\"");
        execute(admin, "CREATE DATABASE \"" + name + "\" ENCODING 'UTF8' TEMPLATE template0");
        execute(admin, "ALTER DATABASE \"" + name + "\" SET TimeZone = 'Pacific/Chatham'");
        execute(admin, "ALTER DATABASE \"" + name + "\" SET default_transaction_isolation = 'serializable'");
        Duration patience = Duration.ofSeconds(30);
        return new Database(
                jdbcUrl,
                admin.user(),
                admin.password(),
                10,
                Combining.AS_SHIPPED,
                patience,
                patience,
                patience.plusSeconds(5));
    }

    static void execute(Database database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of the first row. */
    static String text(Database database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    static void empty(Database database) {
        execute(
                database,
                "TRUNCATE payment, attempt, refund, event, outbox, inbox, nonce, orphan, explanation, recovery");
    }
}
