package tongbao.simulate.world;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import tongbao.core.channel.Channel;
import tongbao.core.money.Money;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Reach;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundKind;
import tongbao.core.payment.TradeNo;

/** The line to Alipay: says what the real connector says, over a net that loses, delays and spoils. */
final class Line implements Channel {
    private static final Duration FAST_MAX = Duration.ofMillis(400);
    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private static final Duration LATE_MAX = Duration.ofSeconds(8);

    private final World world;

    Line(World world) {
        this.world = world;
    }

    static Fact.Standing standing(Alipay.Status status) {
        return switch (status) {
            case WAITING -> Fact.Standing.WAITING;
            case PAID -> Fact.Standing.SUCCESSFUL;
            case FINISHED -> Fact.Standing.FINISHED;
            case CLOSED -> Fact.Standing.CLOSED;
        };
    }

    private static Alipay.Terms terms(Payment payment, Attempt attempt) {
        return new Alipay.Terms(
                attempt.orderNo().value(),
                payment.order().total().fen(),
                payment.order().expiresAt());
    }

    @Override
    public String sign(Payment payment, Attempt attempt) {
        world.witness.signing(payment, attempt);
        Alipay.Terms terms = terms(payment, attempt);
        world.alipay.addressLeft(terms);
        return terms.text();
    }

    @Override
    public Fact.OfAttempt submit(Payment payment, Attempt attempt) {
        world.witness.signing(payment, attempt);
        return call(attempt, "submit", () -> submitNow(payment, attempt));
    }

    private Fact.OfAttempt submitNow(Payment payment, Attempt attempt) {
        return switch (attempt.product()) {
            case BARCODE -> showNow(attempt, terms(payment, attempt));
            case JSAPI -> createNow(attempt, terms(payment, attempt));
            case PAGE, WAP, APP, QR -> precreateNow(attempt, terms(payment, attempt));
        };
    }

    private Fact.OfAttempt showNow(Attempt attempt, Alipay.Terms terms) {
        boolean known = world.alipay.trade(terms.orderNo()).isPresent();
        if (!known && !terms.until().isAfter(world.now())) {
            return new Fact.SubmitRefused(attempt.orderNo(), "ACQ.NOT_ANY_MORE");
        }
        if (known || world.alipay.show(terms)) {
            return askNow(attempt);
        }
        return new Fact.Submitted(attempt.orderNo(), Optional.empty());
    }

    private Fact.OfAttempt createNow(Attempt attempt, Alipay.Terms terms) {
        return world.alipay.enter(terms)
                ? new Fact.Submitted(attempt.orderNo(), Optional.of(terms.text()))
                : new Fact.SubmitRefused(attempt.orderNo(), "ACQ.NOT_ANY_MORE");
    }

    private Fact.OfAttempt precreateNow(Attempt attempt, Alipay.Terms terms) {
        boolean known = world.alipay.trade(terms.orderNo()).isPresent();
        if (known || !terms.until().isAfter(world.now())) {
            return new Fact.SubmitRefused(attempt.orderNo(), "ACQ.NOT_ANY_MORE");
        }
        world.alipay.addressLeft(terms);
        return new Fact.Submitted(attempt.orderNo(), Optional.of(terms.text()));
    }

    @Override
    public Fact.OfAttempt ask(Payment payment, Attempt attempt) {
        return call(attempt, "ask", () -> askNow(attempt));
    }

    private Fact.OfAttempt askNow(Attempt attempt) {
        return world.alipay
                .trade(attempt.orderNo().value())
                .<Fact.OfAttempt>map(trade -> seen(attempt, Alipay.Sight.of(trade)))
                .orElseGet(() -> new Fact.Missing(attempt.orderNo()));
    }

    /** A query tells no refunds; but what was paid and is closed was refunded whole. */
    private Fact.Trade seen(Attempt attempt, Alipay.Sight sight) {
        boolean refundedWhole =
                sight.status() == Alipay.Status.CLOSED && sight.paidAt().isPresent();
        return new Fact.Trade(
                attempt.orderNo(),
                new TradeNo(sight.tradeNo()),
                standing(sight.status()),
                Money.ofFen(sight.fen()),
                Optional.empty(),
                refundedWhole ? Optional.of(Money.ofFen(sight.fen())) : Optional.empty(),
                sight.paidAt().orElse(world.now()));
    }

    @Override
    public Fact.OfAttempt ask(AccountId account, OrderNo orderNo) {
        throw new IllegalStateException("no database is restored here");
    }

    @Override
    public Fact.OfAttempt closeThere(Payment payment, Attempt attempt, Fact.Because because) {
        return call(attempt, "close (" + because + ")", () -> closeNow(attempt, because));
    }

    private Fact.OfAttempt closeNow(Attempt attempt, Fact.Because because) {
        Optional<Boolean> closed = world.alipay.closeWaiting(attempt.orderNo().value());
        if (closed.isEmpty()) {
            return new Fact.NothingToClose(attempt.orderNo(), because);
        }
        return closed.get() ? new Fact.ClosedThere(attempt.orderNo(), because) : askNow(attempt);
    }

    @Override
    public Fact.OfAttempt cancelThere(Payment payment, Attempt attempt) {
        world.witness.cancelling(payment, attempt);
        return call(attempt, "cancel", () -> cancelNow(attempt));
    }

    private Fact.OfAttempt cancelNow(Attempt attempt) {
        return switch (world.alipay.cancel(attempt.orderNo().value())) {
            case NOTHING -> new Fact.NothingToCancel(attempt.orderNo());
            case CLOSED -> new Fact.CancelledThere(attempt.orderNo());
            case ASK -> askNow(attempt);
        };
    }

    @Override
    public Fact.OfRefund refund(Payment payment, Refund refund) {
        world.witness.refunding(payment, refund);
        return call(payment, refund, "refund", () -> refundNow(payment, refund));
    }

    private Fact.OfRefund refundNow(Payment payment, Refund refund) {
        String orderNo = payment.attempt(refund.attempt()).orderNo().value();
        Alipay.Back back = world.alipay.refund(
                orderNo, refund.requestNo().value(), refund.amount().fen());
        return switch (back) {
            case Alipay.Back.Done done
            when done.moved() -> new Fact.Refunded(refund.id(), Optional.of(Money.ofFen(done.refunded())), world.now());
            case Alipay.Back.Done repeated ->
                askRefundNow(payment, refund) instanceof Fact.Refunded hit
                        ? hit
                        : new Fact.RefundUnheard(refund.id(), Reach.SENT, "heard, and nothing moved");
            case Alipay.Back.Refused refused -> new Fact.RefundRefused(refund.id(), refused.code());
        };
    }

    @Override
    public Fact.OfRefund askRefund(Payment payment, Refund refund) {
        return call(payment, refund, "ask about", () -> askRefundOrCancelNow(payment, refund));
    }

    /** What was paid and is closed went back whole, be it by the cancel that a reversal stands for. */
    private Fact.OfRefund askRefundOrCancelNow(Payment payment, Refund refund) {
        Fact.OfRefund asked = askRefundNow(payment, refund);
        boolean perhapsByCancel = refund.kind() == RefundKind.REVERSAL && asked instanceof Fact.RefundMissing;
        return perhapsByCancel
                        && askNow(payment.attempt(refund.attempt())) instanceof Fact.Trade trade
                        && trade.standing() == Fact.Standing.CLOSED
                ? new Fact.Refunded(refund.id(), Optional.of(trade.amount()), world.now())
                : asked;
    }

    private Fact.OfRefund askRefundNow(Payment payment, Refund refund) {
        String orderNo = payment.attempt(refund.attempt()).orderNo().value();
        OptionalLong fen =
                world.alipay.refundByNumber(orderNo, refund.requestNo().value());
        if (fen.isEmpty()) {
            return new Fact.RefundMissing(refund.id());
        }
        return fen.getAsLong() == refund.amount().fen()
                ? new Fact.Refunded(refund.id(), Optional.empty(), world.now())
                : new Fact.RefundUnheard(refund.id(), Reach.SENT, "another amount is on record");
    }

    private Fact.OfAttempt call(Attempt attempt, String what, Supplier<Fact.OfAttempt> effect) {
        String about = world.aboutOrder(attempt.orderNo().value());
        return call(
                about,
                what + " attempt " + attempt.number(),
                effect,
                reach -> new Fact.Unheard(attempt.orderNo(), reach, "simulated"));
    }

    private Fact.OfRefund call(Payment payment, Refund refund, String what, Supplier<Fact.OfRefund> effect) {
        String about = World.about(payment);
        return call(
                about,
                what + " " + refund.requestNo(),
                effect,
                reach -> new Fact.RefundUnheard(refund.id(), reach, "simulated"));
    }

    private <T> T call(String about, String what, Supplier<T> effect, Function<Reach, T> unheard) {
        world.pass(world.chance.upTo(FAST_MAX));
        if (world.accidents.strikes(Accident.CALL_LOST)) {
            world.tell(about, "call: %s is lost", what);
            world.pass(TIMEOUT);
            return unheard.apply(world.chance.percent(50) ? Reach.NOT_SENT : Reach.SENT);
        }
        if (world.accidents.strikes(Accident.CALL_LATE)) {
            world.tell(about, "call: %s is late", what);
            world.after(Duration.ZERO, LATE_MAX, () -> {
                world.tell(about, "call: %s arrives late: %s", what, effect.get());
            });
            world.pass(TIMEOUT);
            return unheard.apply(Reach.SENT);
        }
        if (world.accidents.strikes(Accident.SYSTEM_ERROR)) {
            world.tell(about, "call: %s fails at Alipay", what);
            return unheard.apply(Reach.SENT);
        }
        T answer = effect.get();
        world.tell(about, "call: %s -> %s", what, answer);
        if (world.accidents.strikes(Accident.ANSWER_LOST)) {
            world.tell(about, "call: that answer is lost");
            world.pass(TIMEOUT);
            return unheard.apply(Reach.SENT);
        }
        world.pass(world.chance.upTo(FAST_MAX));
        return world.accidents.strikes(Accident.ANSWER_UNTRUSTED) ? unheard.apply(Reach.UNTRUSTWORTHY) : answer;
    }
}
