package tongbao.sandbox.state;

import java.util.Optional;
import tongbao.sandbox.wire.Amount;

/** The trades whose money waits until the merchant has shared it out. */
public final class HeldTrades {
    private HeldTrades() {}

    /** What is left of it, and whether the merchant has said that nothing more is to be shared. */
    public record Held(String tradeNo, Amount unsettled, boolean isFinished) {}

    public static void insert(Sql sql, Held held) {
        sql.change("INSERT INTO held_trade VALUES (?, ?, ?)", held.tradeNo(), held.unsettled(), 0);
    }

    public static Optional<Held> find(Sql sql, String tradeNo) {
        return sql.first(
                "SELECT * FROM held_trade WHERE trade_no = ?",
                row -> new Held(row.text("trade_no"), new Amount(row.number("unsettled")), row.number("finished") == 1),
                tradeNo);
    }

    public static void update(Sql sql, Held held) {
        sql.change(
                "UPDATE held_trade SET unsettled = ?, finished = ? WHERE trade_no = ?",
                held.unsettled(),
                held.isFinished() ? 1 : 0,
                held.tradeNo());
    }
}
