package tongbao.bench.proof;

import java.util.List;
import java.util.Optional;
import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;

/** Purchases of every kind, and what a faithful database keeps of them. */
final class Given {
    private Given() {}

    static Purchase created(String number) {
        Purchase purchase = new Purchase(number, 1234, "A book");
        purchase.created("pay_" + number, "TB" + number, "lnk_" + number);
        return purchase;
    }

    static Purchase paid(String number) {
        Purchase purchase = created(number);
        purchase.opened(Told.DONE);
        purchase.paidBy("trade-" + number, "notice-" + number);
        purchase.paid(Told.DONE);
        return purchase;
    }

    static Purchase refunded(String number) {
        Purchase purchase = paid(number);
        purchase.refundBy(number + "-back", 617);
        purchase.refundSettled();
        return purchase;
    }

    /** What is kept of it when all is well. */
    static Kept kept(Purchase purchase) {
        boolean paid = purchase.isPaid();
        String state = paid ? "paid" : purchase.opened() == Told.DONE ? "awaiting" : "prepared";
        List<Kept.Refund> refunds = purchase.isRefundSettled()
                ? List.of(new Kept.Refund(purchase.requestNo(), purchase.refundFen(), "refunded"))
                : List.of();
        long refunded = purchase.isRefundSettled() ? purchase.refundFen() : 0;
        return new Kept(
                purchase.outTradeNo(),
                purchase.paymentId(),
                new Kept.Sums(purchase.fen(), paid ? purchase.fen() : 0, refunded),
                purchase.subject(),
                List.of(new Kept.Attempt(purchase.orderNo(), purchase.link(), state, paid ? purchase.tradeNo() : "")),
                refunds,
                Optional.of(paid ? List.of(purchase.noticeId()) : List.of()),
                Optional.of(paid ? 1L : 0L));
    }
}
