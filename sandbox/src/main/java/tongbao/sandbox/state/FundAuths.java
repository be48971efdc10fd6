package tongbao.sandbox.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.sandbox.state.FundAuth.FundAsked;
import tongbao.sandbox.state.FundAuth.FundKeys;
import tongbao.sandbox.state.FundAuth.FundStanding;
import tongbao.sandbox.state.FundAuth.FundStatus;
import tongbao.sandbox.state.FundAuth.FundTimes;
import tongbao.sandbox.wire.Amount;

/** The freezings, one for each merchant and order number, and what was done with them. */
public final class FundAuths {
    private FundAuths() {}

    /** What went back, or was taken. */
    public enum OperationType {
        UNFREEZE,
        PAY
    }

    public record Operation(
            String operationId, String authNo, String outRequestNo, OperationType type, Amount amount, Instant at) {}

    /** By the code of the payer's address, or by Alipay's number. */
    public static Optional<FundAuth> byCode(Sql sql, String code) {
        return sql.first("SELECT * FROM fund_auth WHERE code = ?1 OR auth_no = ?1", FundAuths::read, code);
    }

    public static Optional<FundAuth> byNumber(Sql sql, String sellerId, String authNo) {
        return sql.first(
                "SELECT * FROM fund_auth WHERE seller_id = ? AND auth_no = ?", FundAuths::read, sellerId, authNo);
    }

    public static Optional<FundAuth> byOrder(Sql sql, String sellerId, String outOrderNo) {
        return sql.first(
                "SELECT * FROM fund_auth WHERE seller_id = ? AND out_order_no = ?",
                FundAuths::read,
                sellerId,
                outOrderNo);
    }

    /** Those that a payer can still decide, the newest first. */
    public static List<FundAuth> waiting(Sql sql, Instant now, int limit) {
        return sql.list(
                "SELECT * FROM fund_auth WHERE status = 'INIT' AND expires_at > ? ORDER BY created_at DESC LIMIT ?",
                FundAuths::read,
                now,
                limit);
    }

    public static void insert(Sql sql, FundAuth auth) {
        var asked = auth.asked();
        sql.change(
                "INSERT INTO fund_auth VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'INIT', NULL, NULL, 0, 0, ?, ?, NULL)",
                auth.keys().authNo(),
                auth.keys().operationId(),
                auth.keys().code(),
                asked.appId(),
                asked.sellerId(),
                asked.outOrderNo(),
                asked.outRequestNo(),
                asked.title(),
                asked.amount(),
                asked.details().json(),
                asked.times().createdAt(),
                asked.times().expiresAt());
    }

    public static void update(Sql sql, FundAuth auth) {
        var standing = auth.standing();
        sql.change(
                "UPDATE fund_auth SET status = ?, buyer_id = ?, buyer_logon_id = ?, unfrozen = ?, paid = ?,"
                        + " frozen_at = ? WHERE auth_no = ?",
                standing.status().name(),
                standing.buyer().map(Buyer::userId),
                standing.buyer().map(Buyer::logonId),
                standing.unfrozen(),
                standing.paid(),
                standing.frozenAt(),
                auth.keys().authNo());
    }

    public static void insert(Sql sql, Operation operation) {
        sql.change(
                "INSERT INTO fund_operation VALUES (?, ?, ?, ?, ?, ?)",
                operation.operationId(),
                operation.authNo(),
                operation.outRequestNo(),
                operation.type().name(),
                operation.amount(),
                operation.at());
    }

    public static Optional<Operation> operation(Sql sql, String authNo, OperationType type, String outRequestNo) {
        return sql.first(
                "SELECT * FROM fund_operation WHERE auth_no = ? AND type = ? AND out_request_no = ?",
                FundAuths::readOperation,
                authNo,
                type.name(),
                outRequestNo);
    }

    /** Of the number of the merchant's or of Alipay's, whichever is given. */
    public static Optional<Operation> operation(Sql sql, String authNo, String number) {
        return sql.first(
                "SELECT * FROM fund_operation WHERE auth_no = ?1 AND (operation_id = ?2 OR out_request_no = ?2)",
                FundAuths::readOperation,
                authNo,
                number);
    }

    private static Operation readOperation(Row row) throws SQLException {
        return new Operation(
                row.text("operation_id"),
                row.text("auth_no"),
                row.text("out_request_no"),
                OperationType.valueOf(row.text("type")),
                new Amount(row.number("amount")),
                row.time("done_at"));
    }

    private static FundAuth read(Row row) throws SQLException {
        Optional<String> buyerId = row.optionalText("buyer_id");
        Optional<Buyer> buyer = buyerId.isPresent()
                ? Optional.of(new Buyer(buyerId.orElseThrow(), row.text("buyer_logon_id")))
                : Optional.empty();
        return new FundAuth(
                new FundKeys(row.text("auth_no"), row.text("operation_id"), row.text("code")),
                new FundAsked(
                        row.text("app_id"),
                        row.text("seller_id"),
                        row.text("out_order_no"),
                        row.text("out_request_no"),
                        row.text("title"),
                        new Amount(row.number("amount")),
                        OrderDetails.parse(row.text("details")),
                        new FundTimes(row.time("created_at"), row.time("expires_at"))),
                new FundStanding(
                        FundStatus.valueOf(row.text("status")),
                        buyer,
                        new Amount(row.number("unfrozen")),
                        new Amount(row.number("paid")),
                        row.optionalTime("frozen_at")));
    }
}
