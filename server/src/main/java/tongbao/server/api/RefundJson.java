package tongbao.server.api;

import java.util.Locale;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundState;
import tongbao.server.json.JsonWriter;

/** A refund as the contract shows it. */
final class RefundJson {
    private RefundJson() {}

    static void write(Payment payment, Refund refund, JsonWriter json) {
        json.beginObject()
                .field("refund_id", refund.id().value())
                .field("payment_id", payment.id().value())
                .field("out_request_no", refund.requestNo().value())
                .field("kind", refund.kind().name().toLowerCase(Locale.ROOT))
                .field("refund_amount", refund.amount().yuan())
                .field("status", status(refund.state()))
                .field("reason", refund.reason())
                .field("created_at", Times.text(refund.createdAt()))
                .field("settled_at", refund.settledAt().map(Times::text))
                .endObject();
    }

    static String status(RefundState state) {
        return switch (state) {
            case RefundState.Refunding refunding -> "refunding";
            case RefundState.Doubting doubting -> "refunding";
            case RefundState.Refunded refunded -> "refunded";
            case RefundState.Refused refused -> "refused";
        };
    }
}
