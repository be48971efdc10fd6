package tongbao.server.api;

import tongbao.core.payment.Payment;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundId;

/** {@code GET /api/v1/pay/refund/query}: by refund id, or by payment and the app's number of the refund. */
final class QueryRefund {
    private static final int ID_LENGTH_MAX = 64;

    private final Lookup lookup;

    QueryRefund(Lookup lookup) {
        this.lookup = lookup;
    }

    Reply byId(Call call) {
        RefundId id = call.id().flatMap(RefundId::read).orElseThrow(Lookup::noRefund);
        Payment payment = lookup.byRefund(call.app().id(), id);
        return reply(payment, payment.refund(id).orElseThrow(Lookup::noRefund));
    }

    Reply byNumber(Call call) {
        var number = RefundPayment.outRequestNo(call.fields());
        String id = call.fields().needText("payment_id", ID_LENGTH_MAX);
        Payment payment = lookup.byId(call.app().id(), id);
        return reply(payment, payment.refund(number).orElseThrow(Lookup::noRefund));
    }

    private static Reply reply(Payment payment, Refund refund) {
        return Reply.of(writer -> RefundJson.write(payment, refund, writer));
    }
}
