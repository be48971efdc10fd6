package tongbao.bench.calls;

import java.util.List;
import tongbao.bench.record.Purchase;
import tongbao.bench.record.Yuan;
import tools.jackson.databind.JsonNode;

/** Payments as the gateway's answers show them. */
final class Payments {
    private Payments() {}

    static Judgement compare(Purchase purchase, JsonNode shown, String status, long paidFen, long refundedFen) {
        List<String[]> parts = List.of(
                part("payment_id", purchase.paymentId(), shown),
                part("out_trade_no", purchase.outTradeNo(), shown),
                part("status", status, shown),
                part("total_amount", Yuan.text(purchase.fen()), shown),
                part("paid_amount", Yuan.text(paidFen), shown),
                part("refunded_amount", Yuan.text(refundedFen), shown),
                part("subject", purchase.subject(), shown));
        for (String[] part : parts) {
            if (!part[1].equals(part[2])) {
                return new Judgement.Wrong(
                        purchase.outTradeNo() + ": " + part[0] + " is '" + part[2] + "', not '" + part[1] + "'");
            }
        }
        return new Judgement.Right();
    }

    private static String[] part(String name, String wanted, JsonNode shown) {
        return new String[] {name, wanted, shown.path(name).asString("")};
    }
}
