package tongbao.bench.micro;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import tongbao.core.money.Money;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Means;
import tongbao.core.payment.Moment;
import tongbao.core.payment.Order;
import tongbao.core.payment.OutRequestNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Plan;
import tongbao.core.payment.Product;
import tongbao.core.payment.Source;
import tongbao.core.payment.TradeNo;
import tongbao.core.payment.Wish;

/** An ordinary payment at the turns of its life, made by the rules themselves. */
final class Payments {
    static final Instant START = Instant.parse("2026-11-22T13:00:00Z");

    private final RandomGenerator chance = new SplittableRandom(20261122);
    private final Order order = new Order(
            new AppId("demo"),
            new OutTradeNo("A-20261122-000001"),
            Money.ofFen(9990),
            "明前龙井 250 克",
            Optional.empty(),
            Map.of("cart", "c-77120", "customer", "u-1001"),
            START,
            START.plusSeconds(1800));
    private final Plan plan = new Plan(
            new Means(
                    Product.PAGE, Optional.of("https://shop.example.com/orders/20261122-000001?from=alipay"), Map.of()),
            new AccountId("main"));
    private final Payment prepared = begin().next();
    private final Payment awaiting = ((Applied) open()).next();
    private final Fact.Trade success = trade(Fact.Standing.SUCCESSFUL);
    private final Fact.Trade waiting = trade(Fact.Standing.WAITING);
    private final Payment paid = ((Applied) pay()).next();
    private final Wish.Return refund =
            new Wish.Return(new OutRequestNo("R-1"), Money.ofFen(990), "one was broken", Duration.ofSeconds(3));

    private Moment at(int seconds, Source source) {
        return new Moment(START.plusSeconds(seconds), source, chance);
    }

    private Fact.Trade trade(Fact.Standing standing) {
        Attempt attempt = awaiting.newest();
        return new Fact.Trade(
                attempt.orderNo(),
                new TradeNo("2026112222001435130501234567"),
                standing,
                order.total(),
                Optional.of(order.total()),
                Optional.empty(),
                START.plusSeconds(20));
    }

    Order order() {
        return order;
    }

    Payment awaiting() {
        return awaiting;
    }

    Applied begin() {
        return Payment.begin(order, plan, at(0, Source.APP));
    }

    Object open() {
        return prepared.consider(new Wish.Open(prepared.newest().link()), at(5, Source.PAYER));
    }

    Object pay() {
        return awaiting.learn(success, at(21, Source.NOTICE));
    }

    Object payAgain() {
        return paid.learn(success, at(30, Source.NOTICE));
    }

    Object look() {
        return awaiting.learn(waiting, at(10, Source.LOOK));
    }

    Object refund() {
        return paid.consider(refund, at(3600, Source.APP));
    }
}
