package tongbao.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import tongbao.core.store.StoreUnavailable;
import tongbao.core.store.StoreUnavailable.Written;

/** Lends connections, one statement each, and says in the store's own words what went wrong with them. */
final class Ground {
    private final DataSource connections;

    Ground(DataSource connections) {
        this.connections = connections;
    }

    /** What is done with a connection, committed by itself. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** {@code what} names the work for whoever reads the failure. */
    <T> T on(String what, Work<T> work) {
        try (Connection connection = connection(what)) {
            return work.with(connection);
        } catch (SQLException e) {
            String message = what + ": " + e.getMessage();
            throw isRefusal(e)
                    ? new RefusedRow(what, e)
                    : new StoreUnavailable(message, isTakenBack(e) ? Written.NOTHING : Written.PERHAPS, e);
        }
    }

    private Connection connection(String what) {
        try {
            return connections.getConnection();
        } catch (SQLException e) {
            throw new StoreUnavailable(what + ": " + e.getMessage(), Written.NOTHING, e);
        }
    }

    /**
     * The database itself says that it took the statement back: on a standby (25), in a deadlock (40001, 40P01),
     * without the table or the right to it (42), out of resources (53), over a lock (55), or after too long (57014).
     * The end of a connection (08, 57P01) says nothing.
     */
    private static boolean isTakenBack(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return Stream.of("25", "40001", "40P01", "42", "53", "55", "57014").anyMatch(state::startsWith);
    }

    /** Data that can't be written (class 22), a broken constraint (23), or more than the database takes (54). */
    private static boolean isRefusal(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }
}
