package tongbao.sandbox.state;

import java.sql.Connection;
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

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Runs a change and answers how many rows it touched. */
    int change(String statement, Object... values) {
        try (PreparedStatement prepared = prepare(statement, values)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new StateBroken(statement, e);
        }
    }

    <T> List<T> list(String statement, Reading<T> reading, Object... values) {
        try (PreparedStatement prepared = prepare(statement, values);
                ResultSet results = prepared.executeQuery()) {
            List<T> list = new ArrayList<>();
            var row = new Row(results);
            while (results.next()) {
                list.add(reading.read(row));
            }
            return list;
        } catch (SQLException e) {
            throw new StateBroken(statement, e);
        }
    }

    /** What is done with one row. */
    interface Looking {
        void look(Row row) throws SQLException;
    }

    /** Goes through the rows without keeping them. */
    void each(String statement, Looking looking, Object... values) {
        try (PreparedStatement prepared = prepare(statement, values);
                ResultSet results = prepared.executeQuery()) {
            var row = new Row(results);
            while (results.next()) {
                looking.look(row);
            }
        } catch (SQLException e) {
            throw new StateBroken(statement, e);
        }
    }

    <T> Optional<T> first(String statement, Reading<T> reading, Object... values) {
        return list(statement, reading, values).stream().findFirst();
    }

    private PreparedStatement prepare(String statement, Object... values) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int at = 0; at < values.length; at++) {
            bind(prepared, at + 1, values[at]);
        }
        return prepared;
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
