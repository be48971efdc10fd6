package tongbao.store.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tongbao.core.payment.Bucket;

/** Fills the parameters of a statement from left to right; a list of rows becomes one array for each column. */
final class Binding {
    private final PreparedStatement statement;
    private int next = 1;

    Binding(PreparedStatement statement) {
        this.statement = statement;
    }

    /** PostgreSQL keeps microseconds. What is finer is cut off here, and not rounded by somebody on the way. */
    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).toString();
    }

    Binding text(String value) throws SQLException {
        statement.setString(next++, value);
        return this;
    }

    Binding bucket(Bucket value) throws SQLException {
        statement.setShort(next++, (short) value.value());
        return this;
    }

    Binding number(int value) throws SQLException {
        statement.setInt(next++, value);
        return this;
    }

    Binding number(long value) throws SQLException {
        statement.setLong(next++, value);
        return this;
    }

    Binding instant(Instant value) throws SQLException {
        return text(text(value));
    }

    <R> Binding buckets(List<R> rows, Function<R, Bucket> value) throws SQLException {
        return smalls(rows, row -> value.apply(row).value());
    }

    <R> Binding smalls(List<R> rows, Function<R, Integer> value) throws SQLException {
        return array(
                "int2", rows.stream().map(row -> value.apply(row).shortValue()).toArray(Short[]::new));
    }

    <R> Binding numbers(List<R> rows, Function<R, Long> value) throws SQLException {
        return array("int8", rows.stream().map(value).toArray(Long[]::new));
    }

    <R> Binding numbersIfAny(List<R> rows, Function<R, Optional<Long>> value) throws SQLException {
        return array("int8", filled(new Long[rows.size()], rows, value));
    }

    <R> Binding texts(List<R> rows, Function<R, String> value) throws SQLException {
        return array("text", rows.stream().map(value).toArray(String[]::new));
    }

    <R> Binding textsIfAny(List<R> rows, Function<R, Optional<String>> value) throws SQLException {
        return array("text", filled(new String[rows.size()], rows, value));
    }

    <R> Binding instants(List<R> rows, Function<R, Instant> value) throws SQLException {
        return array(
                "timestamptz", rows.stream().map(row -> text(value.apply(row))).toArray(String[]::new));
    }

    <R> Binding instantsIfAny(List<R> rows, Function<R, Optional<Instant>> value) throws SQLException {
        return array(
                "timestamptz",
                filled(new String[rows.size()], rows, row -> value.apply(row).map(Binding::text)));
    }

    <R> Binding bytes(List<R> rows, Function<R, byte[]> value) throws SQLException {
        return array("bytea", rows.stream().map(value).toArray(byte[][]::new));
    }

    private static <R, V> V[] filled(V[] column, List<R> rows, Function<R, Optional<V>> value) {
        for (int i = 0; i < column.length; i++) {
            Optional<V> present = value.apply(rows.get(i));
            if (present.isPresent()) {
                column[i] = present.get();
            }
        }
        return column;
    }

    private Binding array(String type, Object[] column) throws SQLException {
        statement.setArray(next++, statement.getConnection().createArrayOf(type, column));
        return this;
    }
}
