package tongbao.bench.growth;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import tongbao.core.store.StoreUnavailable;
import tongbao.postgres.embedded.EmbeddedPostgres;
import tongbao.postgres.embedded.PostgresUnavailable;
import tongbao.server.ops.Logs;
import tongbao.store.postgres.Database;
import tongbao.store.postgres.PostgresStore;

/** {@code grow}: fills an empty database with payments as if the gateway had worked for two years. */
public final class Growth {
    private Growth() {}

    public static void main(String[] args) {
        List<String> words = List.of(args);
        if (words.contains("--help")) {
            System.out.println(GrowthOptions.USAGE);
            return;
        }
        Logs.install(System.err, Logs.Threshold.WARN);
        try {
            grow(GrowthOptions.read(words, Clock.systemUTC().instant()));
        } catch (Words.Refused | PostgresUnavailable | StoreUnavailable | SQLException | IOException e) {
            System.err.println(
                    "tongbao bench grow: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
            System.exit(2);
        }
    }

    private static void grow(GrowthOptions options) throws Words.Refused, SQLException, IOException {
        switch (options.where()) {
            case GrowthOptions.Where.Server server ->
                grow(options, Database.at(server.jdbcUrl(), server.user(), server.password()));
            case GrowthOptions.Where.Folder(var folder) -> {
                try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
                    grow(options, Database.at(postgres.jdbcUrl(), postgres.user(), postgres.password()));
                }
            }
        }
    }

    private static void grow(GrowthOptions options, Database database) throws Words.Refused, SQLException, IOException {
        long begunAt = System.nanoTime();
        Lives lives = new Lives(options.payments(), options.now(), options.seed());
        grow(lives, database);
        long seconds = (System.nanoTime() - begunAt) / 1_000_000_000L;
        System.out.printf(Locale.ROOT, "grown in %d min %02d s%n", seconds / 60, seconds % 60);
    }

    static void grow(Lives lives, Database database) throws Words.Refused, SQLException, IOException {
        try (PostgresStore store = new PostgresStore(database)) {
            store.migrate();
        }
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            if (!Filling.isEmpty(connection)) {
                throw new Words.Refused(database + " has payments already: only an empty database is filled");
            }
            new Filling(connection, lives, Runtime.getRuntime().availableProcessors()).fill();
            tidy(connection);
            tellSizes(connection);
        }
    }

    /** A server that grew over years has been vacuumed: what comes next must not pay for what was just copied. */
    private static void tidy(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE) payment, attempt, refund, event, inbox");
        }
    }

    private static void tellSizes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                        SELECT relname, reltuples::bigint, pg_table_size(oid) / 1000000, pg_indexes_size(oid) / 1000000
                          FROM pg_class
                         WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND reltuples > 0
                         ORDER BY 3 DESC
                        """)) {
            System.out.printf(Locale.ROOT, "%-30s %15s %12s %12s%n", "table", "rows, about", "rows, MB", "indexes, MB");
            while (found.next()) {
                System.out.printf(
                        Locale.ROOT,
                        "%-30s %,15d %,12d %,12d%n",
                        found.getString(1),
                        found.getLong(2),
                        found.getLong(3),
                        found.getLong(4));
            }
        }
    }
}
