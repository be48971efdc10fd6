package tongbao.connector.alipay;

import java.time.Instant;
import java.util.Optional;
import tongbao.alipay.AlipayUser;
import tongbao.alipay.OutRequestNo;
import tongbao.alipay.OutTradeNo;
import tongbao.alipay.Outcome;
import tongbao.alipay.SubCode;
import tongbao.alipay.TradeFastpayRefundQuery;
import tongbao.alipay.TradePay;
import tongbao.alipay.TradeQuery;
import tongbao.alipay.TradeStatus;
import tongbao.alipay.Yuan;
import tongbao.core.money.Money;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.Reach;
import tongbao.core.payment.Refund;
import tongbao.core.payment.TradeNo;

/** The dictionary between core's words and Alipay's. */
final class Words {
    private Words() {}

    static OutTradeNo key(OrderNo orderNo) {
        return new OutTradeNo(orderNo.value());
    }

    static OutRequestNo number(tongbao.core.payment.OutRequestNo requestNo) {
        return new OutRequestNo(requestNo.value());
    }

    static Yuan yuan(Money money) {
        return new Yuan(money.fen());
    }

    static Money money(Yuan yuan) {
        return Money.ofFen(yuan.fen());
    }

    /** Alipay has shown a receipt of 0.00 for paid trades: that says nothing. */
    static Optional<Money> receipt(Optional<Yuan> receipt) {
        return receipt.map(Words::money).filter(money -> !money.isZero());
    }

    static Fact.Standing standing(TradeStatus status) {
        return switch (status) {
            case WAIT_BUYER_PAY -> Fact.Standing.WAITING;
            case TRADE_SUCCESS -> Fact.Standing.SUCCESSFUL;
            case TRADE_FINISHED -> Fact.Standing.FINISHED;
            case TRADE_CLOSED -> Fact.Standing.CLOSED;
        };
    }

    static Fact.Trade trade(OrderNo orderNo, TradeQuery.Reply reply, Instant now) {
        return new Fact.Trade(
                orderNo,
                new TradeNo(reply.tradeNo().value()),
                standing(reply.tradeStatus()),
                money(reply.totalAmount()),
                receipt(reply.receiptAmount()),
                refundedWhole(reply),
                reply.sendPayDate().orElse(now));
    }

    /**
     * A query tells no refunds and says closed both for never paid and for fully refunded; a trade that has a time of
     * payment was paid, and nothing but a refund of all of it closes it then.
     */
    private static Optional<Money> refundedWhole(TradeQuery.Reply reply) {
        boolean paidAndClosed = reply.tradeStatus() == TradeStatus.TRADE_CLOSED
                && reply.sendPayDate().isPresent();
        return paidAndClosed ? Optional.of(money(reply.totalAmount())) : Optional.empty();
    }

    /** Who pays, by the number that begins with 2088, or by the id that the payer has for one application. */
    static AlipayUser payer(String id) {
        return id.matches("2088[0-9]{12}") ? new AlipayUser.UserId(id) : new AlipayUser.OpenId(id);
    }

    /** A success without an amount or a time is none yet: the next look asks. */
    static Fact.OfAttempt paid(OrderNo orderNo, TradePay.Reply reply) {
        if (reply.totalAmount().isEmpty() || reply.gmtPayment().isEmpty()) {
            return new Fact.Submitted(orderNo, Optional.empty());
        }
        return new Fact.Trade(
                orderNo,
                new TradeNo(reply.tradeNo().value()),
                Fact.Standing.SUCCESSFUL,
                money(reply.totalAmount().get()),
                receipt(reply.receiptAmount()),
                Optional.empty(),
                reply.gmtPayment().get());
    }

    static Reach reach(Outcome.Why why) {
        return switch (why) {
            case NOT_SENT -> Reach.NOT_SENT;
            case SENT -> Reach.SENT;
            case UNTRUSTWORTHY -> Reach.UNTRUSTWORTHY;
        };
    }

    /** Alipay refused to hear the call, a fault of keys or settings: nothing was learned of what it was about. */
    static Reach refusedAsCall() {
        return Reach.SENT;
    }

    static Reach answeredWithoutEffect() {
        return Reach.SENT;
    }

    /** Only a code of the trade itself refuses a refund; one of the gateway says that our settings are wrong. */
    static Fact.OfRefund refundRefused(Refund refund, SubCode code) {
        return code.code().startsWith("ACQ.")
                ? new Fact.RefundRefused(refund.id(), code.code())
                : new Fact.RefundUnheard(refund.id(), refusedAsCall(), code.code());
    }

    /** What the trade says about a reversal that no refund query finds; when the money went back, it doesn't say. */
    static Fact.OfRefund reversal(Refund refund, Fact.OfAttempt asked, Instant now) {
        if (asked instanceof Fact.Unheard unheard) {
            return new Fact.RefundUnheard(refund.id(), unheard.reach(), unheard.detail());
        }
        return asked instanceof Fact.Trade trade && trade.standing() == Fact.Standing.CLOSED
                ? new Fact.Refunded(refund.id(), Optional.of(trade.amount()), now)
                : new Fact.RefundMissing(refund.id());
    }

    static Fact.OfRefund refund(Refund refund, TradeFastpayRefundQuery.Reply reply, Instant now) {
        return switch (reply) {
            case TradeFastpayRefundQuery.Reply.Refunded hit -> refunded(refund, hit.refund(), now);
            case TradeFastpayRefundQuery.Reply.Recorded hit ->
                new Fact.RefundUnheard(refund.id(), answeredWithoutEffect(), "on record without a status");
            case TradeFastpayRefundQuery.Reply.Missed missed -> new Fact.RefundMissing(refund.id());
        };
    }

    private static Fact.OfRefund refunded(Refund refund, TradeFastpayRefundQuery.Refund hit, Instant now) {
        if (!money(hit.refundAmount()).equals(refund.amount())) {
            String differs = "on record with the amount " + hit.refundAmount();
            return new Fact.RefundUnheard(refund.id(), answeredWithoutEffect(), differs);
        }
        return new Fact.Refunded(
                refund.id(), Optional.empty(), hit.gmtRefundPay().orElse(now));
    }
}
