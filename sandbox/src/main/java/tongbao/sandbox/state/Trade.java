package tongbao.sandbox.state;

import java.time.Instant;
import tongbao.sandbox.wire.Amount;

/** A trade as the pretend Alipay knows it. */
public record Trade(
        String tradeNo, Order order, Buyer buyer, Instant createdAt, Amount refundedAmount, Standing standing) {

    public TradeKey key() {
        return order.key();
    }

    public Amount totalAmount() {
        return order.totalAmount();
    }

    public String status() {
        return standing.status();
    }

    public Trade with(Standing next) {
        return new Trade(tradeNo, order, buyer, createdAt, refundedAmount, next);
    }

    /** The same trade, told to another address. */
    public Trade notifying(String url) {
        Order told = new Order(
                order.code(),
                order.appId(),
                order.key(),
                order.product(),
                order.totalAmount(),
                order.subject(),
                order.details().withNotifyUrl(url),
                order.times());
        return new Trade(tradeNo, told, buyer, createdAt, refundedAmount, standing);
    }

    public Trade paidBy(Buyer payer, Standing next) {
        return new Trade(tradeNo, order, payer, createdAt, refundedAmount, next);
    }

    public Trade refunded(Amount sum, Standing next) {
        return new Trade(tradeNo, order, buyer, createdAt, sum, next);
    }
}
