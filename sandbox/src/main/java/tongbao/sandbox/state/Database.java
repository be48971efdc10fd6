package tongbao.sandbox.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;

/**
 * The sandbox's file, {@code sandbox.db}: SQLite with a write-ahead log, synced at every commit, so that what was
 * answered survives a killed process. One connection and one lock: an operation is one transaction, one after another.
 * The file is locked for as long as it is open; a second sandbox on the same folder is refused after five seconds.
 */
public final class Database implements AutoCloseable {
    private static final String FILE = "sandbox.db";
    private static final int BUSY_MILLIS_MAX = 5000;
    /** Each is run once in the life of a file, in this order; new ones come last and old ones never change. */
    private static final List<String> MIGRATIONS = List.of(
            "schema.sql",
            "wire.sql",
            "machine.sql",
            "people.sql",
            "accidents.sql",
            "tokens.sql",
            "messages.sql",
            "held.sql");

    private final Connection connection;
    private final Statements statements;
    private final ReentrantLock lock = new ReentrantLock();

    private Database(Connection connection) {
        this.connection = connection;
        this.statements = new Statements(connection);
    }

    /** Opens the file in the folder, or a database that ends with this object when there is no folder. */
    public static Database open(Optional<Path> folder) {
        try {
            if (folder.isPresent()) {
                Files.createDirectories(folder.get());
            }
            String place = folder.map(path -> path.resolve(FILE).toString()).orElse(":memory:");
            Connection connection = config().createConnection("jdbc:sqlite:" + place);
            try {
                prepare(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new Database(connection);
        } catch (SQLException e) {
            throw new StateBroken("sandbox.db does not open; is another sandbox using it?", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS_MAX);
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        return config;
    }

    /** What a file has had is counted in its {@code user_version}; files older than the count have it at 0. */
    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A table that others refer to can only be written anew while nobody looks at the references.
            statement.executeUpdate("PRAGMA foreign_keys = OFF");
            connection.setAutoCommit(false);
            int first = version(statement);
            for (int done = first; done < MIGRATIONS.size(); done++) {
                statement.executeUpdate(migration(MIGRATIONS.get(done)));
                statement.executeUpdate("PRAGMA user_version = " + (done + 1));
                connection.commit();
            }
            if (first < MIGRATIONS.size()) {
                requireReferences(statement);
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.executeUpdate("PRAGMA foreign_keys = ON");
            connection.setAutoCommit(false);
        }
    }

    private static void requireReferences(Statement statement) throws SQLException {
        try (ResultSet broken = statement.executeQuery("PRAGMA foreign_key_check")) {
            if (broken.next()) {
                throw new SQLException("a row of " + broken.getString(1) + " refers to nothing");
            }
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet results = statement.executeQuery("PRAGMA user_version")) {
            return results.getInt(1);
        }
    }

    private static String migration(String name) {
        try (InputStream stream = Database.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the work in a transaction of its own; whatever it throws undoes all of it. */
    public <T> T transact(Function<Sql, T> work) {
        lock.lock();
        try {
            T result = work.apply(new Sql(statements));
            connection.commit();
            return result;
        } catch (SQLException e) {
            rollback();
            throw new StateBroken("the commit failed", e);
        } catch (RuntimeException | Error e) {
            rollback();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new StateBroken("the transaction can't be undone", e);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StateBroken("sandbox.db does not close", e);
        } finally {
            lock.unlock();
        }
    }
}
