package tongbao.sandbox.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import tongbao.sandbox.wire.Amount;

/** What happened to a merchant between two moments, line by line, in the order in which it happened. */
public final class BillRows {
    private static final String TRADES = "SELECT t.trade_no, t.out_trade_no, o.subject, o.details, t.created_at,"
            + " t.paid_at AS done_at, t.buyer_logon_id, t.buyer_id, t.total_amount AS amount,"
            + " '' AS request_no, 1 AS sign,"
            + " (SELECT coalesce(sum(amount), 0) FROM movement WHERE business_no = t.trade_no AND kind = 'FEE') AS fee,"
            + " (SELECT coalesce(sum(amount), 0) FROM movement WHERE business_no = t.trade_no AND kind = 'ROYALTY'"
            + " AND user_id = t.seller_id) AS royalty"
            + " FROM trade t JOIN asked_order o ON o.code = t.order_code"
            + " WHERE t.seller_id = ? AND t.paid_at >= ? AND t.paid_at < ?"
            + " UNION ALL SELECT t.trade_no, t.out_trade_no, o.subject, o.details, t.created_at, r.refunded_at,"
            + " t.buyer_logon_id, t.buyer_id, r.amount, r.out_request_no, -1,"
            + " (SELECT coalesce(sum(amount), 0) FROM movement WHERE business_no = t.trade_no AND kind = 'FEE_BACK'"
            + " AND request_no = r.out_request_no),"
            + " (SELECT coalesce(sum(amount), 0) FROM movement WHERE business_no = t.trade_no AND kind = 'ROYALTY_BACK'"
            + " AND request_no = r.out_request_no AND user_id = t.seller_id)"
            + " FROM refund r JOIN trade t ON t.trade_no = r.trade_no JOIN asked_order o ON o.code = t.order_code"
            + " WHERE r.refunded_at >= ? AND r.refunded_at < ? AND t.seller_id = ? ORDER BY done_at, trade_no";

    private BillRows() {}

    /** The time from {@code begins} until just before {@code ends}, of one merchant. */
    public record Span(String sellerId, Instant begins, Instant ends) {}

    /**
     * A payment, or a refund.
     *
     * @param requestNo of a refund; empty for a payment
     * @param feeFen less than zero when the merchant was charged
     * @param royaltyFen less than zero when the merchant shared
     */
    public record TradeLine(
            String tradeNo,
            String outTradeNo,
            String subject,
            OrderDetails details,
            Instant createdAt,
            Instant doneAt,
            Buyer buyer,
            Amount amount,
            boolean isRefund,
            String requestNo,
            long feeFen,
            long royaltyFen) {}

    /** A movement of the account, with the balance after it. */
    public record AccountLine(long number, Movement movement, Amount balance) {}

    public static void trades(Sql sql, Span span, Consumer<TradeLine> each) {
        sql.each(
                TRADES,
                row -> each.accept(readTrade(row)),
                span.sellerId(),
                span.begins(),
                span.ends(),
                span.begins(),
                span.ends(),
                span.sellerId());
    }

    public static void movements(Sql sql, Span span, Consumer<AccountLine> each) {
        sql.each(
                "SELECT * FROM movement WHERE user_id = ? AND moved_at >= ? AND moved_at < ? ORDER BY id",
                row -> each.accept(readMovement(row)),
                span.sellerId(),
                span.begins(),
                span.ends());
    }

    public static long countTrades(Sql sql, Span span) {
        return sql.first(
                        "SELECT (SELECT count(*) FROM trade WHERE seller_id = ? AND paid_at >= ? AND paid_at < ?)"
                                + " + (SELECT count(*) FROM refund r JOIN trade t ON t.trade_no = r.trade_no"
                                + " WHERE r.refunded_at >= ? AND r.refunded_at < ? AND t.seller_id = ?) AS lines",
                        row -> row.number("lines"),
                        span.sellerId(),
                        span.begins(),
                        span.ends(),
                        span.begins(),
                        span.ends(),
                        span.sellerId())
                .orElseThrow();
    }

    public static long countMovements(Sql sql, Span span) {
        return sql.first(
                        "SELECT count(*) AS lines FROM movement WHERE user_id = ? AND moved_at >= ? AND moved_at < ?",
                        row -> row.number("lines"),
                        span.sellerId(),
                        span.begins(),
                        span.ends())
                .orElseThrow();
    }

    private static TradeLine readTrade(Row row) throws SQLException {
        return new TradeLine(
                row.text("trade_no"),
                row.text("out_trade_no"),
                row.text("subject"),
                OrderDetails.parse(row.text("details")),
                row.time("created_at"),
                row.time("done_at"),
                new Buyer(row.text("buyer_id"), row.text("buyer_logon_id")),
                new Amount(row.number("amount")),
                row.number("sign") < 0,
                row.text("request_no"),
                row.number("fee"),
                row.number("royalty"));
    }

    private static AccountLine readMovement(Row row) throws SQLException {
        return new AccountLine(
                row.number("id"),
                new Movement(
                        row.text("user_id"),
                        Movement.Kind.valueOf(row.text("kind")),
                        row.number("amount"),
                        row.time("moved_at"),
                        new Movement.About(
                                row.text("business_no"),
                                row.text("out_no"),
                                row.text("request_no"),
                                row.text("title"),
                                row.text("other"))),
                new Amount(row.number("balance")));
    }
}
