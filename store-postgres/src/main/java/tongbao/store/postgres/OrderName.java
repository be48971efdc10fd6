package tongbao.store.postgres;

import tongbao.core.payment.AppId;
import tongbao.core.payment.Bucket;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;

/** What a business app calls a payment. */
record OrderName(AppId app, OutTradeNo outTradeNo) {
    static OrderName of(Payment payment) {
        return new OrderName(payment.order().app(), payment.order().outTradeNo());
    }

    Bucket bucket() {
        return Bucket.of(app, outTradeNo);
    }
}
