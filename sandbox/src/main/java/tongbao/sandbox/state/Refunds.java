package tongbao.sandbox.state;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tongbao.sandbox.wire.Amount;

/** The refunds of each trade; a number is used once. */
public final class Refunds {
    /** The longest list that is answered. */
    private static final int LIST_MAX = 10_000;

    private Refunds() {}

    public static Optional<Refund> find(Sql sql, String tradeNo, String outRequestNo) {
        return sql.first(
                "SELECT * FROM refund WHERE trade_no = ? AND out_request_no = ?", Refunds::read, tradeNo, outRequestNo);
    }

    public static List<Refund> list(Sql sql, String tradeNo) {
        return sql.list(
                "SELECT * FROM refund WHERE trade_no = ? ORDER BY rowid LIMIT ?", Refunds::read, tradeNo, LIST_MAX);
    }

    public static void insert(Sql sql, Refund refund) {
        sql.change(
                "INSERT INTO refund VALUES (?, ?, ?, ?, ?)",
                refund.tradeNo(),
                refund.outRequestNo(),
                refund.amount(),
                refund.reason(),
                refund.refundedAt());
    }

    private static Refund read(Row row) throws SQLException {
        return new Refund(
                row.text("trade_no"),
                row.text("out_request_no"),
                new Amount(row.number("amount")),
                row.optionalText("reason"),
                row.time("refunded_at"));
    }
}
