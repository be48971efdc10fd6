package tongbao.sandbox.state;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongbao.sandbox.wire.Amount;

/** The statements of one transaction. Lives no longer than the transaction. */
public final class Sql {
    /** Reads one row. */
    interface Reading<T> {
        T read(Row row) throws SQLException;
    }

    private final Statements statements;
    private boolean hasChanged;

    Sql(Statements statements) {
        this.statements = statements;
    }

    /** Runs a change and answers how many rows it touched. */
    int change(String statement, Object... values) {
        try (Statements.Lent lent = statements.lend(statement)) {
            int touched = bound(lent, values).executeUpdate();
            lent.fit();
            hasChanged |= touched > 0;
            return touched;
        } catch (SQLException e) {
            throw new StateBroken(statement, e);
        }
    }

    /** Whether any row has been touched until now. */
    public boolean hasChanged() {
        return hasChanged;
    }

    <T> List<T> list(String statement, Reading<T> reading, Object... values) {
        List<T> list = new ArrayList<>();
        each(statement, row -> list.add(reading.read(row)), values);
        return list;
    }

    /** What is done with one row. */
    interface Looking {
        void look(Row row) throws SQLException;
    }

    /** Goes through the rows without keeping them. */
    void each(String statement, Looking looking, Object... values) {
        try (Statements.Lent lent = statements.lend(statement)) {
            try (ResultSet results = bound(lent, values).executeQuery()) {
                var row = new Row(results);
                while (results.next()) {
                    looking.look(row);
                }
            }
            lent.fit();
        } catch (SQLException e) {
            throw new StateBroken(statement, e);
        }
    }

    <T> Optional<T> first(String statement, Reading<T> reading, Object... values) {
        return list(statement, reading, values).stream().findFirst();
    }

    /** All values of the use before are replaced: a statement has as many each time. */
    private static PreparedStatement bound(Statements.Lent lent, Object... values) throws SQLException {
        for (int at = 0; at < values.length; at++) {
            bind(lent.prepared(), at + 1, values[at]);
        }
        return lent.prepared();
    }

    private static void bind(PreparedStatement prepared, int at, Object value) throws SQLException {
        switch (value) {
            case String text -> prepared.setString(at, text);
            case Long number -> prepared.setLong(at, number);
            case Integer number -> prepared.setInt(at, number);
            case Instant time -> prepared.setLong(at, time.toEpochMilli());
            case Amount amount -> prepared.setLong(at, amount.fen());
            case Optional<?> optional when optional.isPresent() -> bind(prepared, at, optional.orElseThrow());
            case Optional<?> _ -> prepared.setObject(at, null);
            default -> throw new IllegalStateException("no column holds a " + value.getClass());
        }
    }
}
