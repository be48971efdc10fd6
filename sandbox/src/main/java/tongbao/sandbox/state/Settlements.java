package tongbao.sandbox.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongbao.sandbox.wire.Amount;

/** How the money of trades was shared, and what came back. */
public final class Settlements {
    /** The longest list that is answered. */
    private static final int LIST_MAX = 1000;

    private Settlements() {}

    /** One request of a merchant; {@code content} is what it asked for, to be compared. */
    public record Settlement(String settleNo, String tradeNo, String outRequestNo, String content, Instant at) {}

    /**
     * One part of it.
     *
     * @param settleNo of a sharing; what came back with a refund has none
     */
    public record Detail(
            long id,
            Optional<String> settleNo,
            String tradeNo,
            String requestNo,
            Amount amount,
            String transOut,
            String transIn,
            Instant at) {
        /** Alipay's word. */
        public String operation() {
            return settleNo.isPresent() ? "transfer" : "transfer_refund";
        }
    }

    public static void insert(Sql sql, Settlement settlement) {
        sql.change(
                "INSERT INTO settlement VALUES (?, ?, ?, ?, ?)",
                settlement.settleNo(),
                settlement.tradeNo(),
                settlement.outRequestNo(),
                settlement.content(),
                settlement.at());
    }

    /** Its number is given by the file. */
    public static void insert(Sql sql, Detail detail) {
        sql.change(
                "INSERT INTO settlement_detail (settle_no, trade_no, request_no, operation, amount, trans_out,"
                        + " trans_in, executed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                detail.settleNo(),
                detail.tradeNo(),
                detail.requestNo(),
                detail.operation(),
                detail.amount(),
                detail.transOut(),
                detail.transIn(),
                detail.at());
    }

    public static Optional<Settlement> find(Sql sql, String settleNo) {
        return sql.first("SELECT * FROM settlement WHERE settle_no = ?", Settlements::read, settleNo);
    }

    public static Optional<Settlement> find(Sql sql, String tradeNo, String outRequestNo) {
        return sql.first(
                "SELECT * FROM settlement WHERE trade_no = ? AND out_request_no = ?",
                Settlements::read,
                tradeNo,
                outRequestNo);
    }

    public static List<Detail> details(Sql sql, Settlement settlement) {
        return sql.list(
                "SELECT * FROM settlement_detail WHERE settle_no = ? ORDER BY id",
                Settlements::readDetail,
                settlement.settleNo());
    }

    public static List<Detail> ofTrade(Sql sql, String tradeNo) {
        return sql.list(
                "SELECT * FROM settlement_detail WHERE trade_no = ? ORDER BY id LIMIT ?",
                Settlements::readDetail,
                tradeNo,
                LIST_MAX);
    }

    /** What went to receivers and did not come back: to all, or to one. */
    public static Amount shared(Sql sql, String tradeNo, Optional<String> receiver) {
        return new Amount(sql.first(
                        "SELECT coalesce(sum(CASE operation WHEN 'transfer' THEN amount ELSE -amount END), 0) AS shared"
                                + " FROM settlement_detail WHERE trade_no = ?1 AND (?2 IS NULL OR ?2 ="
                                + " CASE operation WHEN 'transfer' THEN trans_in ELSE trans_out END)",
                        row -> row.number("shared"),
                        tradeNo,
                        receiver)
                .orElseThrow());
    }

    private static Settlement read(Row row) throws SQLException {
        return new Settlement(
                row.text("settle_no"),
                row.text("trade_no"),
                row.text("out_request_no"),
                row.text("content"),
                row.time("settled_at"));
    }

    private static Detail readDetail(Row row) throws SQLException {
        return new Detail(
                row.number("id"),
                row.optionalText("settle_no"),
                row.text("trade_no"),
                row.text("request_no"),
                new Amount(row.number("amount")),
                row.text("trans_out"),
                row.text("trans_in"),
                row.time("executed_at"));
    }
}
