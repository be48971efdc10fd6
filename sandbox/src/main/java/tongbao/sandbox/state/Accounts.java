package tongbao.sandbox.state;

import java.util.Optional;
import tongbao.sandbox.wire.Amount;

/** Who has how much, and every movement of it. A balance is never less than nothing. */
public final class Accounts {
    private Accounts() {}

    /** What can be spent, and what is held for somebody else's decision. */
    public record Account(String userId, Amount balance, Amount frozen) {}

    public static Optional<Account> find(Sql sql, String userId) {
        return sql.first(
                "SELECT * FROM account WHERE user_id = ?",
                row -> new Account(
                        row.text("user_id"), new Amount(row.number("balance")), new Amount(row.number("frozen"))),
                userId);
    }

    /** How many there are. */
    public static long count(Sql sql) {
        return sql.first("SELECT count(*) AS many FROM account", row -> row.number("many"))
                .orElseThrow();
    }

    /** Opens an empty account; false when there is one. */
    public static boolean open(Sql sql, String userId) {
        return sql.change("INSERT INTO account VALUES (?, 0, 0) ON CONFLICT (user_id) DO NOTHING", userId) == 1;
    }

    /** Moves the money and writes it down; false, and nothing done, when there is too little. */
    public static boolean move(Sql sql, Movement movement) {
        if (sql.change(
                        "UPDATE account SET balance = balance + ? WHERE user_id = ? AND balance + ? >= 0",
                        movement.fen(),
                        movement.userId(),
                        movement.fen())
                == 0) {
            return false;
        }
        var about = movement.about();
        sql.change(
                "INSERT INTO movement (user_id, kind, amount, balance, moved_at, business_no, out_no, request_no,"
                        + " title, other) SELECT user_id, ?, ?, balance, ?, ?, ?, ?, ?, ? FROM account"
                        + " WHERE user_id = ?",
                movement.kind().name(),
                movement.fen(),
                movement.at(),
                about.businessNo(),
                about.outNo(),
                about.requestNo(),
                about.title(),
                about.other(),
                movement.userId());
        return true;
    }

    /** What moved so in all for the reasons of one business number. */
    public static long moved(Sql sql, String businessNo, Movement.Kind kind) {
        return sql.first(
                        "SELECT coalesce(sum(amount), 0) AS moved FROM movement WHERE business_no = ? AND kind = ?",
                        row -> row.number("moved"),
                        businessNo,
                        kind.name())
                .orElseThrow();
    }

    /** Holds so much more, or with less than zero so much less; the balance stays. */
    public static void hold(Sql sql, String userId, long fen) {
        sql.change("UPDATE account SET frozen = frozen + ? WHERE user_id = ?", fen, userId);
    }
}
