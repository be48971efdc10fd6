package tongbao.connector.alipay;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import tongbao.alipay.NoticeVerdict;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.TradeNo;
import tongbao.core.store.Notice;

/**
 * Reads Alipay's notices. The signature comes first: which account a notice is for is decided by whose key verifies it,
 * never by what an unverified body says.
 */
final class Notices {
    private Notices() {}

    static Heard read(Collection<AlipayChannel.Line> lines, byte[] body, Instant receivedAt) {
        String why = "no account is configured";
        for (AlipayChannel.Line line : lines) {
            switch (line.client().notice(body)) {
                case NoticeVerdict.Genuine genuine -> {
                    return genuine(line.account(), genuine.notice(), body, receivedAt);
                }
                case NoticeVerdict.Unfamiliar unfamiliar -> {
                    return new Heard.Idle(unfamiliar.detail());
                }
                case NoticeVerdict.NotGenuine not -> why = not.reason() + ": " + not.detail();
            }
        }
        return new Heard.NotGenuine(why);
    }

    private static Heard genuine(AlipayAccount account, tongbao.alipay.Notice notice, byte[] body, Instant receivedAt) {
        if (!notice.appId().equals(account.appId())) {
            return new Heard.Stray("app " + notice.appId() + ", signed for app " + account.appId());
        }
        if (notice.sellerId()
                .filter(seller -> !seller.equals(account.sellerId()))
                .isPresent()) {
            return new Heard.Stray(
                    "seller " + notice.sellerId().orElse("unnamed") + ", configured is " + account.sellerId());
        }
        Optional<OrderNo> orderNo = OrderNo.read(notice.outTradeNo().value());
        if (orderNo.isEmpty()) {
            return new Heard.Stray("order " + notice.outTradeNo().value() + ", whose number was not made here");
        }
        Notice kept = new Notice(notice.notifyId(), account.id(), orderNo.get(), body, receivedAt);
        return new Heard.Genuine(fact(orderNo.get(), notice, receivedAt), kept);
    }

    private static Fact.Trade fact(OrderNo orderNo, tongbao.alipay.Notice notice, Instant receivedAt) {
        return new Fact.Trade(
                orderNo,
                new TradeNo(notice.tradeNo().value()),
                Words.standing(notice.tradeStatus()),
                Words.money(notice.totalAmount()),
                Words.receipt(notice.receiptAmount()),
                notice.refundFee().map(Words::money),
                notice.gmtPayment().orElse(receivedAt));
    }
}
