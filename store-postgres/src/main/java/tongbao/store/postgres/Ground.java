package tongbao.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import tongbao.core.store.StoreUnavailable;

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
        try (Connection connection = connections.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw isRefusal(e) ? new RefusedRow(what, e) : new StoreUnavailable(what + ": " + e.getMessage(), e);
        }
    }

    /** Data that can't be written (class 22), a broken constraint (23), or more than the database takes (54). */
    private static boolean isRefusal(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }
}
