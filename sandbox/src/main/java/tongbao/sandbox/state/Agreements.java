package tongbao.sandbox.state;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tongbao.sandbox.state.Agreement.AgreementAsked;
import tongbao.sandbox.state.Agreement.AgreementKeys;
import tongbao.sandbox.state.Agreement.AgreementStanding;
import tongbao.sandbox.state.Agreement.AgreementStatus;
import tongbao.sandbox.wire.Amount;

/** The agreements of payers with merchants. */
public final class Agreements {
    private Agreements() {}

    public static void insert(Sql sql, Agreement agreement) {
        var asked = agreement.asked();
        sql.change(
                "INSERT INTO agreement VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'TEMP', NULL, NULL, NULL, 0, 0)",
                agreement.keys().code(),
                agreement.keys().agreementNo(),
                asked.appId(),
                asked.sellerId(),
                asked.externalNo(),
                asked.productCode(),
                asked.signScene(),
                asked.details().json());
    }

    public static void update(Sql sql, Agreement agreement) {
        var standing = agreement.standing();
        sql.change(
                "UPDATE agreement SET status = ?, buyer_id = ?, buyer_logon_id = ?, signed_at = ?, taken = ?,"
                        + " times = ? WHERE code = ?",
                standing.status().name(),
                standing.buyer().map(Buyer::userId),
                standing.buyer().map(Buyer::logonId),
                standing.signedAt(),
                standing.taken(),
                standing.times(),
                agreement.keys().code());
    }

    public static Optional<Agreement> byCode(Sql sql, String code) {
        return sql.first("SELECT * FROM agreement WHERE code = ?", Agreements::read, code);
    }

    public static Optional<Agreement> byNumber(Sql sql, String sellerId, String agreementNo) {
        return sql.first(
                "SELECT * FROM agreement WHERE seller_id = ? AND agreement_no = ?",
                Agreements::read,
                sellerId,
                agreementNo);
    }

    /** The newest under the merchant's own number. */
    public static Optional<Agreement> byExternalNumber(Sql sql, String sellerId, String externalNo) {
        return sql.first(
                "SELECT * FROM agreement WHERE seller_id = ? AND external_agreement_no = ?"
                        + " ORDER BY rowid DESC LIMIT 1",
                Agreements::read,
                sellerId,
                externalNo);
    }

    /** Those that a payer has not decided yet. */
    public static List<Agreement> waiting(Sql sql, int limit) {
        return sql.list(
                "SELECT * FROM agreement WHERE status = 'TEMP' ORDER BY rowid DESC LIMIT ?", Agreements::read, limit);
    }

    private static Agreement read(Row row) throws SQLException {
        Optional<String> buyerId = row.optionalText("buyer_id");
        Optional<Buyer> buyer = buyerId.isPresent()
                ? Optional.of(new Buyer(buyerId.orElseThrow(), row.text("buyer_logon_id")))
                : Optional.empty();
        return new Agreement(
                new AgreementKeys(row.text("agreement_no"), row.text("code")),
                new AgreementAsked(
                        row.text("app_id"),
                        row.text("seller_id"),
                        row.text("external_agreement_no"),
                        row.text("product_code"),
                        row.text("sign_scene"),
                        OrderDetails.parse(row.text("details"))),
                new AgreementStanding(
                        AgreementStatus.valueOf(row.text("status")),
                        buyer,
                        row.optionalTime("signed_at"),
                        new Amount(row.number("taken")),
                        row.number("times")));
    }
}
