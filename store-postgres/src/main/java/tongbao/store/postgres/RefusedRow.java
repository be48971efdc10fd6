package tongbao.store.postgres;

import java.sql.SQLException;

/** The database refused what it was given, because it can't be true or can't be written: a bug, not broken ground. */
final class RefusedRow extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    RefusedRow(String what, SQLException cause) {
        super(what + ": refused by the database (" + cause.getSQLState() + "): " + cause.getMessage(), cause);
    }
}
