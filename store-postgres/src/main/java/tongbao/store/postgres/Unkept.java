package tongbao.store.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import tongbao.core.payment.PaymentId;

/** The payments of a write that were not kept; seldom are there any, and then the statement returns no rows. */
record Unkept(Map<PaymentId, Why> byId) {
    enum Why {
        KEPT,
        /** Its number is taken, or its version is another by now. */
        NOT_FREE,
        /** Its nonce is not new. */
        NOT_NEW
    }

    /** The end of a statement with the CTEs {@code wanted} and {@code kept}. */
    static final String SELECT = """
            SELECT w.id, w.is_new
              FROM wanted w
             WHERE NOT EXISTS (SELECT FROM kept k WHERE k.bucket = w.bucket AND k.id = w.id)
            """;

    static Unkept read(ResultSet found) throws SQLException {
        Map<PaymentId, Why> byId = new HashMap<>();
        while (found.next()) {
            byId.put(new PaymentId(found.getString(1)), found.getBoolean(2) ? Why.NOT_FREE : Why.NOT_NEW);
        }
        return new Unkept(byId);
    }

    Why why(PaymentId id) {
        return byId.getOrDefault(id, Why.KEPT);
    }
}
