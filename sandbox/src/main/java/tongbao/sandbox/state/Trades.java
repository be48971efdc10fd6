package tongbao.sandbox.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.sandbox.wire.Amount;

/** The trades, one for each seller and number. */
public final class Trades {
    private Trades() {}

    private record Stored(
            String tradeNo, String orderCode, Buyer buyer, Instant createdAt, Amount refunded, Standing standing) {}

    public static Optional<Trade> find(Sql sql, TradeKey key) {
        return sql.first(
                        "SELECT * FROM trade WHERE seller_id = ? AND out_trade_no = ?",
                        Trades::read,
                        key.sellerId(),
                        key.outTradeNo())
                .map(stored -> complete(sql, stored));
    }

    public static Optional<Trade> find(Sql sql, String sellerId, String tradeNo) {
        return sql.first("SELECT * FROM trade WHERE trade_no = ? AND seller_id = ?", Trades::read, tradeNo, sellerId)
                .map(stored -> complete(sql, stored));
    }

    /** By Alipay's number, of whichever seller. */
    public static Optional<Trade> find(Sql sql, String tradeNo) {
        return sql.first("SELECT * FROM trade WHERE trade_no = ?", Trades::read, tradeNo)
                .map(stored -> complete(sql, stored));
    }

    /** Trades that time has moved on by now, the longest due first. */
    public static List<Trade> due(Sql sql, Instant now, int limit) {
        return sql
                .list(
                        "SELECT * FROM trade WHERE next_move_at <= ? ORDER BY next_move_at LIMIT ?",
                        Trades::read,
                        now,
                        limit)
                .stream()
                .map(stored -> complete(sql, stored))
                .toList();
    }

    /** What waits to be paid, the newest first. */
    public static List<Trade> waiting(Sql sql, int limit) {
        return sql
                .list(
                        "SELECT * FROM trade WHERE status = 'WAIT_BUYER_PAY' ORDER BY created_at DESC LIMIT ?",
                        Trades::read,
                        limit)
                .stream()
                .map(stored -> complete(sql, stored))
                .toList();
    }

    /** What this payer paid, of the newest so many trades. */
    public static List<Trade> paidBy(Sql sql, Buyer buyer, int looked) {
        return sql
                .list(
                        "SELECT * FROM (SELECT * FROM trade ORDER BY rowid DESC LIMIT ?)"
                                + " WHERE buyer_id = ? AND paid_at IS NOT NULL ORDER BY paid_at DESC",
                        Trades::read,
                        looked,
                        buyer.userId())
                .stream()
                .map(stored -> complete(sql, stored))
                .toList();
    }

    public static Optional<Instant> nextMove(Sql sql) {
        return sql.first(
                "SELECT next_move_at FROM trade WHERE next_move_at IS NOT NULL ORDER BY next_move_at LIMIT 1",
                row -> row.time("next_move_at"));
    }

    public static void insert(Sql sql, Trade trade) {
        sql.change(
                "INSERT INTO trade VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                trade.tradeNo(),
                trade.key().sellerId(),
                trade.key().outTradeNo(),
                trade.order().code(),
                trade.status(),
                trade.totalAmount(),
                trade.refundedAmount(),
                trade.buyer().userId(),
                trade.buyer().logonId(),
                trade.createdAt(),
                trade.standing().whenPaid(),
                trade.standing().whenClosed(),
                trade.standing().nextMove());
    }

    public static void update(Sql sql, Trade trade) {
        sql.change(
                "UPDATE trade SET status = ?, refunded_amount = ?, buyer_id = ?, buyer_logon_id = ?,"
                        + " paid_at = ?, closed_at = ?, next_move_at = ? WHERE trade_no = ?",
                trade.status(),
                trade.refundedAmount(),
                trade.buyer().userId(),
                trade.buyer().logonId(),
                trade.standing().whenPaid(),
                trade.standing().whenClosed(),
                trade.standing().nextMove(),
                trade.tradeNo());
    }

    private static Trade complete(Sql sql, Stored stored) {
        Order order = Orders.find(sql, stored.orderCode())
                .orElseThrow(() -> new IllegalStateException("the schema promises the order of " + stored.tradeNo()));
        return new Trade(
                stored.tradeNo(), order, stored.buyer(), stored.createdAt(), stored.refunded(), stored.standing());
    }

    private static Stored read(Row row) throws SQLException {
        return new Stored(
                row.text("trade_no"),
                row.text("order_code"),
                new Buyer(row.text("buyer_id"), row.text("buyer_logon_id")),
                row.time("created_at"),
                new Amount(row.number("refunded_amount")),
                readStanding(row));
    }

    private static Standing readStanding(Row row) throws SQLException {
        return switch (row.text("status")) {
            case "WAIT_BUYER_PAY" -> new Standing.Waiting(row.time("next_move_at"));
            case "TRADE_SUCCESS" -> new Standing.Paid(row.time("paid_at"), row.time("next_move_at"));
            case "TRADE_FINISHED" -> new Standing.Finished(row.time("paid_at"));
            case "TRADE_CLOSED" -> new Standing.Closed(row.time("closed_at"), row.optionalTime("paid_at"));
            default -> throw new IllegalStateException("the schema knows no such status");
        };
    }
}
