package tongbao.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tongbao.core.money.Money;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Event;
import tongbao.core.payment.LinkToken;
import tongbao.core.payment.Look;
import tongbao.core.payment.Means;
import tongbao.core.payment.Order;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutRequestNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Product;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundId;
import tongbao.core.payment.RefundKind;
import tongbao.core.payment.RefundState;
import tongbao.core.payment.Source;
import tongbao.core.payment.Success;
import tongbao.core.payment.TradeNo;
import tongbao.core.store.Birth;
import tongbao.core.store.Kept;
import tongbao.core.store.Save;
import tongbao.core.store.Store;

/** Payments and decisions as they may be handed to a store, made without the rules. */
public final class Given {
    /** To the microsecond: the finest that a store keeps. */
    public static final Instant NOW = Instant.parse("2026-11-22T03:04:05.123456Z");

    public static final AppId APP = new AppId("shop");

    /** Ids are all that chance is used for, and no test depends on which. */
    private static final RandomGenerator CHANCE = RandomGenerator.getDefault();

    private Given() {}

    public static Order order(AppId app, String number) {
        return new Order(
                app,
                new OutTradeNo(number),
                Money.ofFen(12_345),
                "一束花",
                Optional.of("bouquet \"No. 7\""),
                Map.of("colour", "red", "门店", "杭州 #3"),
                NOW,
                NOW.plus(Duration.ofMinutes(15)));
    }

    /** A payment whose only attempt waits to be opened; its look is its end. */
    public static Applied birth(String number) {
        return birth(order(APP, number), prepared(NOW.plus(Duration.ofMinutes(15))));
    }

    public static Applied birth(String number, AttemptState state) {
        return birth(order(APP, number), state);
    }

    public static Applied birth(Order order, AttemptState state) {
        return birth(order, new Means(Product.PAGE, Optional.of("https://shop.example/back"), Map.of()), state);
    }

    public static Applied birth(Order order, Means means, AttemptState state) {
        PaymentId id = PaymentId.make(order.bucket(), order.createdAt(), CHANCE);
        Attempt attempt = attempt(1, id, means, state);
        Payment payment = new Payment(id, 1, order, List.of(attempt), List.of(), Optional.empty());
        return new Applied(payment, List.of(event("attempt 1", "", state.word())), List.of());
    }

    /** Hands births in without a nonce. */
    public static List<Kept> create(Store store, List<Applied> births) {
        return store.create(births.stream().map(Birth::of).toList());
    }

    /** A payment that was just kept. */
    public static Payment kept(Store store, Applied birth) {
        return create(store, List.of(birth)).getFirst().found().orElseThrow();
    }

    public static Attempt attempt(int number, PaymentId payment, Means means, AttemptState state) {
        return new Attempt(
                number,
                means,
                new AccountId("2021000000000001"),
                OrderNo.make(payment, CHANCE),
                LinkToken.make(payment, CHANCE),
                state);
    }

    public static AttemptState prepared(Instant lookAt) {
        return new AttemptState.Prepared(Look.first(lookAt));
    }

    public static AttemptState paid() {
        Money all = Money.ofFen(12_345);
        return new AttemptState.Paid(new Success(new TradeNo("2026112222001"), all, Optional.empty(), NOW, Money.ZERO));
    }

    public static Refund refund(Payment payment, String number, RefundState state) {
        return new Refund(
                RefundId.make(payment.id(), CHANCE),
                1,
                new OutRequestNo(number),
                RefundKind.REQUESTED,
                Money.ofFen(1),
                "too many thorns",
                NOW,
                state);
    }

    public static RefundState refunding(Instant lookAt) {
        return new RefundState.Refunding(Look.first(lookAt));
    }

    public static Event event(String subject, String from, String to) {
        return new Event(NOW, Source.APP, subject, from, to, "because");
    }

    /** The first attempt moves. */
    public static Save moved(Payment before, AttemptState state, Effect... effects) {
        Attempt attempt = before.attempt(1);
        List<Attempt> attempts = new ArrayList<>(before.attempts());
        attempts.set(0, attempt.in(state));
        Event event = event("attempt 1", attempt.state().word(), state.word());
        return decided(before, attempts, before.refunds(), List.of(event), effects);
    }

    public static Save withRefunds(Payment before, List<Refund> refunds) {
        List<Event> events = refunds.stream()
                .map(refund -> event(refund.id().value(), "", refund.state().word()))
                .toList();
        return decided(before, before.attempts(), refunds, events);
    }

    public static Save withAttempts(Payment before, List<Attempt> attempts) {
        return decided(before, attempts, before.refunds(), List.of(event("attempt", "", "")));
    }

    private static Save decided(
            Payment before, List<Attempt> attempts, List<Refund> refunds, List<Event> events, Effect... effects) {
        Payment next =
                new Payment(before.id(), before.version() + 1, before.order(), attempts, refunds, before.closedAt());
        return new Save(before, new Applied(next, events, List.of(effects)), Optional.empty());
    }

    public static Effect.Tell tell(Effect.News news) {
        return new Effect.Tell(news, Optional.empty());
    }
}
