package tongbao.core.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tongbao.core.money.Money;

/** Payments, facts and moments for tests of the rules. */
final class Given {
    static final Instant CREATED = Instant.parse("2026-11-22T02:00:00Z");
    static final Instant EXPIRES = CREATED.plus(Duration.ofMinutes(30));
    static final Instant DEAD = EXPIRES.plus(Timetable.AFTERLIFE);
    static final Money TOTAL = Money.ofFen(10_000);
    static final TradeNo TRADE_NO = new TradeNo("2026112222001400000000000001");
    static final Random CHANCE = new Random(7);

    private static final Plan PLAN =
            new Plan(new Means(Product.PAGE, Optional.empty(), Map.of()), new AccountId("main"));

    private Given() {}

    static Order order() {
        return new Order(
                new AppId("shop"),
                new OutTradeNo("order-1"),
                TOTAL,
                "a book",
                Optional.empty(),
                Map.of(),
                CREATED,
                EXPIRES);
    }

    static Moment at(Instant now, Source source) {
        return new Moment(now, source, CHANCE);
    }

    static Payment payment() {
        return Payment.begin(order(), PLAN, at(CREATED, Source.APP)).next();
    }

    static Plan plan() {
        return PLAN;
    }

    static Payment with(AttemptState state) {
        return with(state, new Refund[0]);
    }

    static Payment with(AttemptState state, Refund... refunds) {
        Payment bare = payment();
        List<Attempt> attempts = List.of(bare.newest().in(state));
        return new Payment(bare.id(), 1, bare.order(), attempts, List.of(refunds), Optional.empty());
    }

    /** A payment whose payer shows a bar code. */
    static Payment byBarCode(AttemptState state) {
        Payment bare = payment();
        Attempt first = bare.newest();
        Means means = new Means(Product.BARCODE, Optional.empty(), Optional.of("281012020262467128"), Map.of());
        Attempt shown = new Attempt(1, means, first.account(), first.orderNo(), first.link(), state);
        return new Payment(bare.id(), 1, bare.order(), List.of(shown), List.of(), Optional.empty());
    }

    static Success success() {
        return new Success(TRADE_NO, TOTAL, Optional.of(TOTAL), CREATED.plusSeconds(60), Money.ZERO);
    }

    static Look look() {
        return Look.first(CREATED.plusSeconds(20));
    }

    /** One attempt in each state that there is. */
    static List<AttemptState> everyState() {
        Instant opened = CREATED.plusSeconds(10);
        return List.of(
                new AttemptState.Prepared(Look.first(EXPIRES)),
                new AttemptState.Submitting(opened, look()),
                new AttemptState.Awaiting(opened, look(), Optional.empty()),
                new AttemptState.Withdrawn(opened, opened, look()),
                new AttemptState.Cancelling(opened, opened, look()),
                new AttemptState.Paid(success()),
                new AttemptState.Finished(success()),
                new AttemptState.Closed(opened),
                new AttemptState.Refused("INVALID_PARAMETER", opened));
    }

    static Fact.Trade trade(Payment payment, Fact.Standing standing) {
        OrderNo orderNo = payment.newest().orderNo();
        return new Fact.Trade(
                orderNo, TRADE_NO, standing, TOTAL, Optional.of(TOTAL), Optional.empty(), CREATED.plusSeconds(60));
    }

    static Refund refund(String requestNo, Money amount, RefundState state) {
        RefundId id = RefundId.make(payment().id(), CHANCE);
        OutRequestNo number = new OutRequestNo(requestNo);
        return new Refund(id, 1, number, RefundKind.REQUESTED, amount, "", CREATED.plusSeconds(90), state);
    }
}
