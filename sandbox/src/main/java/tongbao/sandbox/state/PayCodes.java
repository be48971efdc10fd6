package tongbao.sandbox.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The codes that payers' phones show. */
public final class PayCodes {
    /** Older ones are forgotten. */
    private static final int KEPT_MAX = 10_000;

    private PayCodes() {}

    /**
     * One code.
     *
     * @param asks whether the payer is asked for the password whatever the amount
     * @param tradeNo the one trade that it was good for
     */
    public record PayCode(String code, Buyer buyer, boolean asks, Instant expiresAt, Optional<String> tradeNo) {}

    public static void insert(Sql sql, PayCode code) {
        sql.change(
                "INSERT INTO pay_code (code, buyer_id, buyer_logon_id, asks, expires_at) VALUES (?, ?, ?, ?, ?)",
                code.code(),
                code.buyer().userId(),
                code.buyer().logonId(),
                code.asks() ? 1 : 0,
                code.expiresAt());
        sql.change("DELETE FROM pay_code WHERE id <= (SELECT max(id) FROM pay_code) - ?", KEPT_MAX);
    }

    public static Optional<PayCode> find(Sql sql, String code) {
        return sql.first("SELECT * FROM pay_code WHERE code = ?", PayCodes::read, code);
    }

    public static void use(Sql sql, PayCode code, String tradeNo) {
        sql.change("UPDATE pay_code SET trade_no = ? WHERE code = ?", tradeNo, code.code());
    }

    private static PayCode read(Row row) throws SQLException {
        return new PayCode(
                row.text("code"),
                new Buyer(row.text("buyer_id"), row.text("buyer_logon_id")),
                row.number("asks") == 1,
                row.time("expires_at"),
                row.optionalText("trade_no"));
    }
}
