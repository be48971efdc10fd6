package tongbao.store.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tongbao.core.money.Money;
import tongbao.core.payment.Look;

/** The row a result stands on, read by column names with a common prefix. */
record Row(ResultSet found, String prefix) {

    String text(String column) throws SQLException {
        return textIfAny(column).orElseThrow(() -> missing(column));
    }

    Optional<String> textIfAny(String column) throws SQLException {
        return Optional.ofNullable(found.getString(prefix + column));
    }

    int small(String column) throws SQLException {
        return found.getInt(prefix + column);
    }

    long number(String column) throws SQLException {
        return found.getLong(prefix + column);
    }

    byte[] bytes(String column) throws SQLException {
        return Optional.ofNullable(found.getBytes(prefix + column)).orElseThrow(() -> missing(column));
    }

    Instant instant(String column) throws SQLException {
        return instantIfAny(column).orElseThrow(() -> missing(column));
    }

    Optional<Instant> instantIfAny(String column) throws SQLException {
        return Optional.ofNullable(found.getObject(prefix + column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    Money money(String column) throws SQLException {
        return Money.ofFen(number(column));
    }

    Optional<Money> moneyIfAny(String column) throws SQLException {
        long fen = number(column);
        return found.wasNull() ? Optional.empty() : Optional.of(Money.ofFen(fen));
    }

    Look look() throws SQLException {
        return new Look(instant("next_look_at"), small("looks_made"));
    }

    private IllegalStateException missing(String column) {
        return new IllegalStateException("nothing is kept where something must be: " + prefix + column);
    }
}
