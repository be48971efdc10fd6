package tongbao.sandbox.trade;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Orders;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Standing;
import tongbao.sandbox.state.Standing.Closed;
import tongbao.sandbox.state.Standing.Finished;
import tongbao.sandbox.state.Standing.Paid;
import tongbao.sandbox.state.Standing.Waiting;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.state.TradeKey;
import tongbao.sandbox.state.Trades;
import tongbao.sandbox.wire.Amount;

/** What becomes of orders and trades until the money has moved; {@link Returning} is the way back. */
public final class Trading {
    /** How many trades one look at the clock moves on. */
    private static final int SWEEP_MAX = 200;

    private final Clock clock;
    private final Numbers numbers;
    private final TradeNotices notices;
    private final Supplier<Customs> customs;
    private final Books books;
    private final Returning returning;
    private final Scanning scanning;
    private final Sharing sharing;
    private final Transferring transferring;
    private final Freezing freezing;
    private final Agreeing agreeing;
    private final Passwords passwords;
    private final Messages messages;

    /** The customs may change while the sandbox runs; what is done keeps to those of its time. */
    public Trading(Clock clock, Numbers numbers, Supplier<Customs> customs) {
        this.clock = clock;
        this.numbers = numbers;
        this.customs = customs;
        this.notices = new TradeNotices(numbers, customs);
        this.books = new Books(customs);
        this.returning = new Returning(this, notices);
        this.scanning = new Scanning(this, numbers, customs);
        this.sharing = new Sharing(this, numbers, customs);
        this.transferring = new Transferring(this, numbers);
        this.freezing = new Freezing(this, numbers);
        this.agreeing = new Agreeing(this, numbers);
        this.passwords = new Passwords(this);
        this.messages = new Messages(numbers);
    }

    /** Whose money is where. */
    public Books books() {
        return books;
    }

    /** What merchants give to others of what trades brought. */
    public Sharing sharing() {
        return sharing;
    }

    /** What merchants send without a trade. */
    public Transferring transferring() {
        return transferring;
    }

    /** What payers let merchants freeze. */
    public Freezing freezing() {
        return freezing;
    }

    /** What is told at an application's own address. */
    public Messages messages() {
        return messages;
    }

    /** With what payers confirm. */
    public Passwords passwords() {
        return passwords;
    }

    /** What payers agree to once. */
    public Agreeing agreeing() {
        return agreeing;
    }

    public Customs customs() {
        return customs.get();
    }

    /** What begins with a code on the payer's phone. */
    public Scanning scanning() {
        return scanning;
    }

    /** The way the money goes back. */
    public Returning returning() {
        return returning;
    }

    /** By the business clock, in whole milliseconds as they are kept. */
    public Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    /** A merchant's order arrives. No trade begins, but the order must be one that a payer could still pay. */
    public Order ask(Sql sql, Order order) {
        find(sql, order).ifPresent(trade -> requireContinuable(trade, order));
        if (order.product() == Product.PRECREATE) {
            requireSamePrecreate(sql, order);
            requireNewPrecreate(sql, order);
        }
        Order asked = Orders.ask(sql, order);
        if (order.product() == Product.PRECREATE && Deadlines.isOver(asked, now())) {
            Orders.renew(sql, asked, order);
            asked = order;
        }
        if (Deadlines.isOver(asked, now())) {
            throw tooLate();
        }
        return asked;
    }

    /** The payer enters the cashier, or scans the code: now there is a trade, if there was none. */
    public Trade enter(Sql sql, Order order, Buyer buyer) {
        Optional<Trade> present = find(sql, order);
        if (present.isPresent()) {
            requireContinuable(present.orElseThrow(), order);
            return present.orElseThrow();
        }
        Instant now = now();
        if (Deadlines.isOver(order, now)) {
            throw tooLate();
        }
        String tradeNo = numbers.tradeNo(sql, now, buyer);
        Standing waiting = new Waiting(Deadlines.closes(order, now));
        Trade trade = new Trade(tradeNo, order, buyer, now, Amount.ZERO, waiting);
        Trades.insert(sql, trade);
        return trade;
    }

    /** A trade for a payer whom the merchant named, or the one that the merchant began for the same payer before. */
    public Trade begin(Sql sql, Order order, Buyer buyer) {
        if (buyer.userId().equals(order.key().sellerId())) {
            throw Refusal.business("BUYER_SELLER_EQUAL", "买卖家不能相同");
        }
        Trade trade = enter(sql, order, buyer);
        requirePayer(trade, Optional.of(buyer));
        return trade;
    }

    /** The payer pays, after entering where that has not happened; whoever entered pays, unless one is named. */
    public Trade pay(Sql sql, Order order, Optional<Buyer> named) {
        Trade entered = enter(sql, order, named.orElse(Buyer.DEFAULT));
        if (!(entered.standing() instanceof Waiting)) {
            throw new IllegalStateException("only a waiting trade is entered");
        }
        requirePayer(entered, named);
        Instant now = now();
        Standing standing = customs.get().refundable().isZero()
                ? new Finished(now)
                : new Paid(now, now.plus(customs.get().refundable()));
        Trade paid = entered.paidBy(named.orElse(entered.buyer()), standing);
        Trades.update(sql, paid);
        books.paid(sql, paid, now);
        notices.paid(sql, paid, now);
        return paid;
    }

    /** The payer does not want to pay what waits; the trade closes. */
    public Trade refuse(Sql sql, Order order) {
        Trade trade = find(sql, order).orElseThrow(() -> Refusal.business("TRADE_NOT_EXIST", "交易不存在"));
        return close(sql, trade, Optional.empty());
    }

    /** The trade as it is now, after what time alone has done to it. */
    public Optional<Trade> find(Sql sql, Target target) {
        Optional<Trade> trade = target.tradeNo().isPresent()
                ? Trades.find(sql, target.sellerId(), target.tradeNo().orElseThrow())
                : Trades.find(
                        sql, new TradeKey(target.sellerId(), target.outTradeNo().orElseThrow()));
        return trade.map(found -> lapse(sql, found));
    }

    public Optional<Trade> find(Sql sql, Order order) {
        return Trades.find(sql, order.key()).map(found -> lapse(sql, found));
    }

    /** Closes an unpaid trade; a notice about it goes to the address given now, if one was. */
    public Trade close(Sql sql, Trade trade, Optional<String> notifyUrl) {
        return switch (trade.standing()) {
            case Waiting _ -> {
                Instant now = now();
                Trade closed = trade.with(new Closed(now, Optional.empty()));
                Trades.update(sql, closed);
                notices.ended(sql, notifyUrl.map(closed::notifying).orElse(closed), now);
                yield closed;
            }
            case Paid _, Finished _ -> throw Refusal.business("TRADE_STATUS_ERROR", "交易状态不合法");
            case Closed _ -> throw Refusal.business(customs().disputed().closedAgain(), "交易状态不合法");
        };
    }

    /** What a cancel did. */
    public enum Cancelled {
        CLOSE,
        REFUND
    }

    /** Undoes the trade whatever it is: an unpaid one is closed, a paid one refunded in full. */
    public Cancelled cancel(Sql sql, Trade trade) {
        return switch (trade.standing()) {
            case Waiting _ -> {
                close(sql, trade, Optional.empty());
                yield Cancelled.CLOSE;
            }
            case Paid paid -> {
                if (trade.refundedAmount().fen() > 0) {
                    throw Refusal.business("REASON_TRADE_REFUND_FEE_ERR", "退款金额无效");
                }
                if (paid.paidAt().plus(customs().disputed().cancellable()).isBefore(now())) {
                    throw Refusal.business("TRADE_CANCEL_TIME_OUT", "超过撤销时间范围");
                }
                returning.refundAll(sql, trade);
                yield Cancelled.REFUND;
            }
            case Finished _ -> throw Refusal.business("TRADE_HAS_FINISHED", "交易已完结");
            case Closed closed -> closed.paidAt().isPresent() ? Cancelled.REFUND : Cancelled.CLOSE;
        };
    }

    /** Moves on the trades that time has moved on; true when there may be more of them. */
    public boolean sweep(Sql sql) {
        var due = Trades.due(sql, now(), SWEEP_MAX);
        due.forEach(trade -> lapse(sql, trade));
        return due.size() == SWEEP_MAX;
    }

    private Trade lapse(Sql sql, Trade trade) {
        Instant now = now();
        if (trade.standing().nextMove().filter(at -> !at.isAfter(now)).isEmpty()) {
            return trade;
        }
        Trade moved = trade.with(
                switch (trade.standing()) {
                    case Waiting waiting -> new Closed(waiting.closesAt(), Optional.empty());
                    case Paid paid -> new Finished(paid.paidAt());
                    case Finished _, Closed _ -> trade.standing();
                });
        Trades.update(sql, moved);
        notices.ended(sql, moved, now);
        return moved;
    }

    private static void requirePayer(Trade trade, Optional<Buyer> named) {
        if (trade.order().product().isForOnePayer()
                && named.filter(buyer -> !buyer.userId().equals(trade.buyer().userId()))
                        .isPresent()) {
            throw Refusal.business("TRADE_BUYER_NOT_MATCH", "交易买家不匹配");
        }
    }

    private static void requireContinuable(Trade trade, Order order) {
        switch (trade.standing()) {
            case Waiting _ -> {
                if (!order.continues(trade.order())) {
                    throw inconsistent();
                }
            }
            case Paid _, Finished _ -> throw Refusal.business("TRADE_HAS_SUCCESS", "交易已被支付");
            case Closed _ -> throw Refusal.business("TRADE_HAS_CLOSE", "交易已经关闭");
        }
    }

    private static void requireSamePrecreate(Sql sql, Order order) {
        Orders.list(sql, order.key().outTradeNo(), Optional.of(order.key().sellerId())).stream()
                .filter(other -> other.product() == Product.PRECREATE && !other.continues(order))
                .findAny()
                .ifPresent(_ -> {
                    throw inconsistent();
                });
    }

    private void requireNewPrecreate(Sql sql, Order order) {
        boolean isRefused = customs().disputed().precreateAgain() == Customs.PrecreateAgain.REFUSED;
        if (isRefused
                && !Orders.list(
                                sql,
                                order.key().outTradeNo(),
                                Optional.of(order.key().sellerId()))
                        .isEmpty()) {
            throw Refusal.business("APPLY_PC_MERCHANT_CODE_ERROR", "二维码申请失败");
        }
    }

    private static Refusal inconsistent() {
        return Refusal.business("CONTEXT_INCONSISTENT", "订单信息不一致");
    }

    private static Refusal tooLate() {
        return Refusal.business("NOW_TIME_AFTER_EXPIRE_TIME_ERROR", "当前时间已超过允许支付的时间");
    }
}
