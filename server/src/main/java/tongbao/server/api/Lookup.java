package tongbao.server.api;

import java.util.Optional;
import tongbao.core.payment.AppId;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.RefundId;
import tongbao.core.store.Store;
import tongbao.server.json.Fields;

/** Finds payments of the calling app; those of others don't exist for it. */
final class Lookup {
    private static final int ID_LENGTH_MAX = 64;

    private final Store store;

    Lookup(Store store) {
        this.store = store;
    }

    /** The payment that {@code payment_id} or {@code out_trade_no} names, or both. */
    Payment named(Call call) {
        Fields fields = call.fields();
        Optional<String> id = fields.text("payment_id", ID_LENGTH_MAX);
        Optional<OutTradeNo> number = fields.has("out_trade_no") ? Optional.of(outTradeNo(fields)) : Optional.empty();
        if (id.isEmpty()) {
            return byNumber(
                    call.app().id(),
                    number.orElseThrow(() -> new Refused(
                            Problem.invalid("payment_id", "Either payment_id or out_trade_no is required."))));
        }
        Payment payment = byId(call.app().id(), id.get());
        if (number.isPresent() && !number.get().equals(payment.order().outTradeNo())) {
            throw new Refused(Problem.invalid("out_trade_no", "out_trade_no is of another payment than payment_id."));
        }
        return payment;
    }

    Payment byId(AppId app, String id) {
        return PaymentId.read(id)
                .flatMap(store::find)
                .filter(payment -> payment.order().app().equals(app))
                .orElseThrow(Lookup::noPayment);
    }

    /** By the payment's id, the number of an attempt at Alipay, or a refund's id. */
    Payment byAnyId(AppId app, String id) {
        return PaymentId.read(id)
                .flatMap(store::find)
                .or(() -> OrderNo.read(id).flatMap(store::find))
                .or(() -> RefundId.read(id).flatMap(store::find))
                .filter(payment -> payment.order().app().equals(app))
                .orElseThrow(Lookup::noPayment);
    }

    Payment byNumber(AppId app, OutTradeNo outTradeNo) {
        return store.find(app, outTradeNo).orElseThrow(Lookup::noPayment);
    }

    Payment byRefund(AppId app, RefundId refund) {
        return store.find(refund)
                .filter(payment -> payment.order().app().equals(app))
                .orElseThrow(Lookup::noRefund);
    }

    static OutTradeNo outTradeNo(Fields fields) {
        return OutTradeNo.read(fields.needText("out_trade_no", ID_LENGTH_MAX))
                .orElseThrow(
                        () -> new Refused(Problem.invalid("out_trade_no", "out_trade_no is 1 to 64 of A-Za-z0-9_-.")));
    }

    static Refused noPayment() {
        return new Refused(Problem.of(ErrorType.PAYMENT_NOT_FOUND, "This app has no such payment."));
    }

    static Refused noRefund() {
        return new Refused(Problem.of(ErrorType.REFUND_NOT_FOUND, "This app has no such refund."));
    }
}
