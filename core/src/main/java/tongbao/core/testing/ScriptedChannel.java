package tongbao.core.testing;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tongbao.core.channel.Channel;
import tongbao.core.channel.ChannelBusy;
import tongbao.core.money.Money;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutRequestNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Reach;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundKind;
import tongbao.core.payment.TradeNo;

/**
 * A channel that keeps trades in memory as the real one would, and loses answers on command: before the call has its
 * effect, or after.
 */
public final class ScriptedChannel implements Channel {
    /** What goes wrong with the next call. */
    public enum Loss {
        /** The call never arrives. */
        BEFORE,
        /** The call has its effect, and its answer is lost. */
        AFTER
    }

    private final Clock clock;
    private final Map<OrderNo, Trade> trades = new HashMap<>();
    private final Deque<Loss> losses = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private boolean refusing;
    private boolean payingAtOnce;
    private int signaturesRefused;

    public ScriptedChannel(Clock clock) {
        this.clock = clock;
    }

    private static final class Trade {
        private final Map<OutRequestNo, Money> refunds = new HashMap<>();
        private final Money amount;
        private Fact.Standing standing = Fact.Standing.WAITING;
        private Money elsewhere = Money.ZERO;

        private Trade(Money amount) {
            this.amount = amount;
        }

        private Money refunded() {
            return refunds.values().stream().reduce(elsewhere, Money::plus);
        }
    }

    public synchronized void loseNext(Loss loss) {
        losses.add(loss);
    }

    /** The next refund is refused with a final code. */
    public synchronized void refuseNextRefund() {
        refusing = true;
    }

    /** So many signatures are refused next, as they are when too many are wanted at once. */
    public synchronized void refuseSignatures(int count) {
        signaturesRefused = count;
    }

    /** Whoever shows a bar code pays with it, without a password. */
    public synchronized void payAtOnce() {
        payingAtOnce = true;
    }

    /** The payer enters the cashier of an attempt. */
    public synchronized void enter(Attempt attempt, Money amount) {
        trades.putIfAbsent(attempt.orderNo(), new Trade(amount));
    }

    /** The payer pays; the fact that a notice of it would carry is the answer. */
    public synchronized Fact.Trade pay(Attempt attempt, Money amount) {
        Trade trade = trades.computeIfAbsent(attempt.orderNo(), orderNo -> new Trade(amount));
        trade.standing = Fact.Standing.SUCCESSFUL;
        return fact(attempt.orderNo(), trade);
    }

    /** Money of a paid trade goes back in the channel's console; the answer is what a notice of it would carry. */
    public synchronized Fact.Trade refundElsewhere(Attempt attempt, Money amount) {
        Trade trade = trade(attempt).orElseThrow();
        trade.elsewhere = trade.elsewhere.plus(amount);
        return fact(attempt.orderNo(), trade);
    }

    /** A trade of which all money went back is closed, as it is soon afterwards. */
    public synchronized void closeRefunded(Attempt attempt) {
        trade(attempt).orElseThrow().standing = Fact.Standing.CLOSED;
    }

    /** Every call that arrived or was lost, such as {@code refund ref_…}. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized Money refunded(Attempt attempt) {
        return trade(attempt).map(Trade::refunded).orElse(Money.ZERO);
    }

    @Override
    public synchronized String sign(Payment payment, Attempt attempt) {
        if (signaturesRefused > 0) {
            signaturesRefused--;
            throw new ChannelBusy("too many signatures");
        }
        calls.add("sign " + attempt.orderNo());
        return "https://cashier.example/?order=" + attempt.orderNo() + "&signed_at=" + clock.instant();
    }

    @Override
    public synchronized Fact.OfAttempt submit(Payment payment, Attempt attempt) {
        return call("submit", attempt, () -> submitted(payment, attempt));
    }

    /** Who shows a bar code has a trade at once, and pays by {@link #pay} when the password is entered. */
    private Fact.OfAttempt submitted(Payment payment, Attempt attempt) {
        return switch (attempt.product()) {
            case BARCODE -> {
                enter(attempt, payment.order().total());
                yield payingAtOnce
                        ? pay(attempt, payment.order().total())
                        : new Fact.Submitted(attempt.orderNo(), Optional.empty());
            }
            case JSAPI -> {
                enter(attempt, payment.order().total());
                yield new Fact.Submitted(attempt.orderNo(), Optional.of("trade-" + attempt.orderNo()));
            }
            case PAGE, WAP, APP, QR ->
                new Fact.Submitted(attempt.orderNo(), Optional.of("https://qr.example/" + attempt.orderNo()));
        };
    }

    @Override
    public synchronized Fact.OfAttempt ask(Payment payment, Attempt attempt) {
        return call(
                "ask",
                attempt,
                () -> trade(attempt)
                        .<Fact.OfAttempt>map(trade -> fact(attempt.orderNo(), trade))
                        .orElseGet(() -> new Fact.Missing(attempt.orderNo())));
    }

    @Override
    public synchronized Fact.OfAttempt ask(AccountId account, OrderNo orderNo) {
        calls.add("ask " + orderNo);
        return Optional.ofNullable(trades.get(orderNo))
                .<Fact.OfAttempt>map(trade -> fact(orderNo, trade))
                .orElseGet(() -> new Fact.Missing(orderNo));
    }

    @Override
    public synchronized Fact.OfAttempt closeThere(Payment payment, Attempt attempt, Fact.Because because) {
        return call(
                "close",
                attempt,
                () -> trade(attempt)
                        .map(trade -> close(attempt, trade, because))
                        .orElseGet(() -> new Fact.NothingToClose(attempt.orderNo(), because)));
    }

    private Fact.OfAttempt close(Attempt attempt, Trade trade, Fact.Because because) {
        if (trade.standing != Fact.Standing.WAITING) {
            return fact(attempt.orderNo(), trade);
        }
        trade.standing = Fact.Standing.CLOSED;
        return new Fact.ClosedThere(attempt.orderNo(), because);
    }

    @Override
    public synchronized Fact.OfAttempt cancelThere(Payment payment, Attempt attempt) {
        return call(
                "cancel",
                attempt,
                () -> trade(attempt)
                        .map(trade -> cancel(attempt, trade))
                        .orElseGet(() -> new Fact.NothingToCancel(attempt.orderNo())));
    }

    private Fact.OfAttempt cancel(Attempt attempt, Trade trade) {
        boolean paid = trade.standing == Fact.Standing.SUCCESSFUL;
        trade.standing = Fact.Standing.CLOSED;
        if (!paid) {
            return new Fact.CancelledThere(attempt.orderNo());
        }
        trade.elsewhere = trade.elsewhere.plus(trade.amount.minus(trade.refunded()));
        return fact(attempt.orderNo(), trade);
    }

    @Override
    public synchronized Fact.OfRefund refund(Payment payment, Refund refund) {
        calls.add("refund " + refund.requestNo());
        Optional<Loss> loss = Optional.ofNullable(losses.poll());
        if (loss.equals(Optional.of(Loss.BEFORE))) {
            return new Fact.RefundUnheard(refund.id(), Reach.NOT_SENT, "lost before");
        }
        Fact.OfRefund answer = trade(payment.attempt(refund.attempt()))
                .map(trade -> refund(trade, refund))
                .orElseGet(() -> new Fact.RefundRefused(refund.id(), "TRADE_NOT_EXIST"));
        return loss.isPresent() ? new Fact.RefundUnheard(refund.id(), Reach.SENT, "lost after") : answer;
    }

    private Fact.OfRefund refund(Trade trade, Refund refund) {
        if (refusing) {
            refusing = false;
            return new Fact.RefundRefused(refund.id(), "SELLER_BALANCE_NOT_ENOUGH");
        }
        boolean repeated = trade.refunds.containsKey(refund.requestNo());
        if (!repeated && trade.refunded().plus(refund.amount()).exceeds(trade.amount)) {
            return new Fact.RefundRefused(refund.id(), "REFUND_FEE_ERROR");
        }
        trade.refunds.put(refund.requestNo(), refund.amount());
        return done(refund, trade);
    }

    @Override
    public synchronized Fact.OfRefund askRefund(Payment payment, Refund refund) {
        calls.add("ask refund " + refund.requestNo());
        return trade(payment.attempt(refund.attempt()))
                .filter(trade -> trade.refunds.containsKey(refund.requestNo()) || isByCancel(refund, trade))
                .map(trade -> done(refund, trade))
                .orElseGet(() -> new Fact.RefundMissing(refund.id()));
    }

    private static boolean isByCancel(Refund refund, Trade trade) {
        return refund.kind() == RefundKind.REVERSAL && trade.standing == Fact.Standing.CLOSED;
    }

    private Optional<Trade> trade(Attempt attempt) {
        return Optional.ofNullable(trades.get(attempt.orderNo()));
    }

    private Fact.OfRefund done(Refund refund, Trade trade) {
        return new Fact.Refunded(refund.id(), Optional.of(trade.refunded()), clock.instant());
    }

    private Fact.OfAttempt call(String name, Attempt attempt, Supplier<Fact.OfAttempt> effect) {
        calls.add(name + " " + attempt.orderNo());
        Optional<Loss> loss = Optional.ofNullable(losses.poll());
        if (loss.equals(Optional.of(Loss.BEFORE))) {
            return new Fact.Unheard(attempt.orderNo(), Reach.NOT_SENT, "lost before");
        }
        Fact.OfAttempt answer = effect.get();
        return loss.isPresent() ? new Fact.Unheard(attempt.orderNo(), Reach.SENT, "lost after") : answer;
    }

    private Fact.Trade fact(OrderNo orderNo, Trade trade) {
        return new Fact.Trade(
                orderNo,
                new TradeNo("trade-" + orderNo),
                trade.standing,
                trade.amount,
                Optional.of(trade.amount),
                trade.refunded().isZero() ? Optional.empty() : Optional.of(trade.refunded()),
                clock.instant());
    }
}
