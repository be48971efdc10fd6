package tongbao.sandbox.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tongbao.sandbox.wire.Amount;

/** The orders that merchants asked for. */
public final class Orders {
    private static final String NEWEST_FIRST = " ORDER BY asked_last_at DESC, rowid DESC LIMIT 100";

    private Orders() {}

    public static Optional<Order> find(Sql sql, String code) {
        return sql.first("SELECT * FROM asked_order WHERE code = ?", Orders::read, code);
    }

    /** The orders under a number, the newest first, of every seller or of one. */
    public static List<Order> list(Sql sql, String outTradeNo, Optional<String> sellerId) {
        return sellerId.isPresent()
                ? sql.list(
                        "SELECT * FROM asked_order WHERE out_trade_no = ? AND seller_id = ?" + NEWEST_FIRST,
                        Orders::read,
                        outTradeNo,
                        sellerId)
                : sql.list("SELECT * FROM asked_order WHERE out_trade_no = ?" + NEWEST_FIRST, Orders::read, outTradeNo);
    }

    /** The newest orders for which there is no trade yet, of the newest so many. */
    public static List<Order> withoutTrade(Sql sql, int looked) {
        return sql.list(
                "SELECT * FROM (SELECT * FROM asked_order ORDER BY rowid DESC LIMIT ?) o WHERE NOT EXISTS (SELECT 1"
                        + " FROM trade t WHERE t.seller_id = o.seller_id AND t.out_trade_no = o.out_trade_no)",
                Orders::read,
                looked);
    }

    /** Saves what was asked; the same content again is the same order, with its first code and first time. */
    public static Order ask(Sql sql, Order order) {
        Instant now = order.times().askedAt();
        String digest = digest(order.content());
        sql.change(
                "INSERT INTO asked_order VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (content_digest) DO UPDATE"
                        + " SET asked_last_at = max(asked_last_at, excluded.asked_last_at)",
                order.code(),
                digest,
                order.appId(),
                order.key().sellerId(),
                order.key().outTradeNo(),
                order.product().name(),
                order.totalAmount(),
                order.subject(),
                order.details().json(),
                now,
                now,
                order.times().codeExpiresAt());
        return sql.first("SELECT * FROM asked_order WHERE content_digest = ?", Orders::read, digest)
                .orElseThrow();
    }

    /** Gives an order, whose QR code ran out before anybody scanned it, the code and times of the repeated one. */
    public static void renew(Sql sql, Order outdated, Order repeated) {
        sql.change(
                "UPDATE asked_order SET code = ?, asked_at = ?, asked_last_at = ?, code_expires_at = ? WHERE code = ?",
                repeated.code(),
                repeated.times().askedAt(),
                repeated.times().askedAt(),
                repeated.times().codeExpiresAt(),
                outdated.code());
    }

    private static Order read(Row row) throws SQLException {
        return new Order(
                row.text("code"),
                row.text("app_id"),
                new TradeKey(row.text("seller_id"), row.text("out_trade_no")),
                Product.valueOf(row.text("product")),
                new Amount(row.number("total_amount")),
                row.text("subject"),
                OrderDetails.parse(row.text("details")),
                new Order.OrderTimes(row.time("asked_at"), row.optionalTime("code_expires_at")));
    }

    private static String digest(String content) {
        try {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
