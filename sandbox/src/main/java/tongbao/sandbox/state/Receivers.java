package tongbao.sandbox.state;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** With whom each merchant may share. */
public final class Receivers {
    private Receivers() {}

    /** One of them: {@code userId}, {@code loginName} or {@code openId}, and the text that goes with it. */
    public record Receiver(String type, String account, Optional<String> name, Optional<String> memo) {}

    /** Some of a list that is shown in parts, the first part is number 1. */
    public record Part(long number, long size) {}

    public static void bind(Sql sql, String sellerId, Receiver receiver) {
        sql.change(
                "INSERT INTO royalty_receiver (seller_id, type, account, name, memo) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (seller_id, type, account) DO UPDATE SET name = excluded.name,"
                        + " memo = excluded.memo",
                sellerId,
                receiver.type(),
                receiver.account(),
                receiver.name(),
                receiver.memo());
    }

    public static void unbind(Sql sql, String sellerId, Receiver receiver) {
        sql.change(
                "DELETE FROM royalty_receiver WHERE seller_id = ? AND type = ? AND account = ?",
                sellerId,
                receiver.type(),
                receiver.account());
    }

    public static boolean isBound(Sql sql, String sellerId, String type, String account) {
        return sql.first(
                        "SELECT 1 FROM royalty_receiver WHERE seller_id = ? AND type = ? AND account = ?",
                        _ -> true,
                        sellerId,
                        type,
                        account)
                .isPresent();
    }

    public static long count(Sql sql, String sellerId) {
        return sql.first(
                        "SELECT count(*) AS bound FROM royalty_receiver WHERE seller_id = ?",
                        row -> row.number("bound"),
                        sellerId)
                .orElseThrow();
    }

    public static List<Receiver> list(Sql sql, String sellerId, Part part) {
        return sql.list(
                "SELECT * FROM royalty_receiver WHERE seller_id = ? ORDER BY id LIMIT ? OFFSET ?",
                Receivers::read,
                sellerId,
                part.size(),
                (part.number() - 1) * part.size());
    }

    private static Receiver read(Row row) throws SQLException {
        return new Receiver(row.text("type"), row.text("account"), row.optionalText("name"), row.optionalText("memo"));
    }
}
