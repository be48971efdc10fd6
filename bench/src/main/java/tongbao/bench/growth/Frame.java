package tongbao.bench.growth;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What holds the tables' rows together: keys, foreign keys and indexes, as the catalog tells them. They are taken down
 * while rows come in, made again by their own definitions, and compared with what stood there before.
 */
final class Frame {
    private static final String TABLES = "('payment', 'attempt', 'refund', 'event', 'inbox')";

    /** Keys before what refers to them. */
    private static final String CONSTRAINTS = """
            SELECT c.conrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid)
              FROM pg_constraint c
              JOIN pg_class t ON t.oid = c.conrelid
             WHERE t.relnamespace = current_schema()::regnamespace AND t.relname IN
            """ + TABLES + """
               AND c.contype IN ('p', 'u', 'f')
             ORDER BY c.contype = 'f', c.contype <> 'p', c.conname
            """;

    private static final String INDEXES = """
            SELECT i.indexrelid::regclass::text, t.relname, pg_get_indexdef(i.indexrelid)
              FROM pg_index i
              JOIN pg_class t ON t.oid = i.indrelid
             WHERE t.relnamespace = current_schema()::regnamespace AND t.relname IN
            """ + TABLES + """
               AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
             ORDER BY 1
            """;

    /** Everything that a row has to fit, as text. */
    private static final String FINGERPRINT = """
            SELECT t.relname || ' ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
                   || CASE WHEN c.convalidated THEN '' ELSE ' NOT VALID' END
              FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
             WHERE t.relnamespace = current_schema()::regnamespace
            UNION ALL
            SELECT pg_get_indexdef(i.indexrelid) || CASE WHEN i.indisvalid THEN '' ELSE ' INVALID' END
              FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
             WHERE t.relnamespace = current_schema()::regnamespace
            UNION ALL
            SELECT t.relname || ' ' || a.attnum || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                   || ' ' || a.attnotnull
              FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
             WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r' AND a.attnum > 0
            UNION ALL
            SELECT t.relname || ' ' || coalesce(t.reloptions::text, '')
              FROM pg_class t
             WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind IN ('r', 'i')
            ORDER BY 1
            """;

    private record Constraint(String table, String name, String definition) {}

    private record Index(String name, String definition) {}

    private final Connection connection;
    private final List<Constraint> constraints;
    private final List<Index> indexes;
    private final List<String> fingerprint;

    private Frame(Connection connection, List<Constraint> constraints, List<Index> indexes, List<String> fingerprint) {
        this.connection = connection;
        this.constraints = constraints;
        this.indexes = indexes;
        this.fingerprint = fingerprint;
    }

    static Frame read(Connection connection) throws SQLException {
        List<Constraint> constraints = new ArrayList<>();
        List<Index> indexes = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            ResultSet found = statement.executeQuery(CONSTRAINTS);
            while (found.next()) {
                constraints.add(new Constraint(found.getString(1), found.getString(2), found.getString(3)));
            }
            ResultSet others = statement.executeQuery(INDEXES);
            while (others.next()) {
                indexes.add(new Index(others.getString(1), others.getString(3)));
            }
        }
        return new Frame(connection, constraints, indexes, fingerprint(connection));
    }

    static List<String> fingerprint(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            ResultSet found = statement.executeQuery(FINGERPRINT);
            while (found.next()) {
                lines.add(found.getString(1));
            }
        }
        return lines;
    }

    void takeDown() throws SQLException {
        for (Constraint each : constraints.reversed()) {
            execute("ALTER TABLE " + each.table() + " DROP CONSTRAINT " + each.name());
        }
        for (Index each : indexes) {
            execute("DROP INDEX " + each.name());
        }
    }

    void putUp() throws SQLException {
        for (Constraint each : constraints) {
            System.out.println("making " + each.name());
            execute("ALTER TABLE " + each.table() + " ADD CONSTRAINT " + each.name() + " " + each.definition());
        }
        for (Index each : indexes) {
            System.out.println("making " + each.name());
            execute(each.definition());
        }
        List<String> now = fingerprint(connection);
        if (!now.equals(fingerprint)) {
            List<String> differing = new ArrayList<>(fingerprint);
            differing.removeAll(now);
            throw new IllegalStateException("the tables are not as they were before: " + differing);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
