package tongbao.sandbox.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The prepared statements of one connection, kept for the next transaction: SQLite takes longer to read a statement
 * than to find a row by its key. There are as many as texts in this package.
 */
final class Statements {
    private final Connection connection;
    private final Map<String, PreparedStatement> idle = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** For one use, by one caller: who asks for the same text meanwhile gets another one. */
    Lent lend(String text) throws SQLException {
        PreparedStatement kept = idle.remove(text);
        return new Lent(text, kept == null ? connection.prepareStatement(text) : kept);
    }

    /** Ends with its use, unless it is known to be fit for the next. */
    final class Lent implements AutoCloseable {
        private final String text;
        private final PreparedStatement prepared;
        private boolean isFit;

        private Lent(String text, PreparedStatement prepared) {
            this.text = text;
            this.prepared = prepared;
        }

        PreparedStatement prepared() {
            return prepared;
        }

        void fit() {
            isFit = true;
        }

        @Override
        public void close() throws SQLException {
            if (!isFit || idle.putIfAbsent(text, prepared) != null) {
                prepared.close();
            }
        }
    }
}
