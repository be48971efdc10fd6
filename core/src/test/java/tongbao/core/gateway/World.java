package tongbao.core.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tongbao.core.money.Money;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Means;
import tongbao.core.payment.Order;
import tongbao.core.payment.OutRequestNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentStatus;
import tongbao.core.payment.Plan;
import tongbao.core.payment.Policy;
import tongbao.core.payment.Product;
import tongbao.core.payment.Wish;
import tongbao.core.store.Birth;
import tongbao.core.store.Due;
import tongbao.core.store.Notice;
import tongbao.core.store.Once;
import tongbao.core.testing.InMemoryStore;
import tongbao.core.testing.ManualClock;
import tongbao.core.testing.ScriptedChannel;
import tongbao.core.testing.ScriptedChannel.Loss;

/** A gateway with its doubles, and the few moves that every story is made of. */
final class World {
    final ManualClock clock;
    final InMemoryStore store = new InMemoryStore();
    final ScriptedChannel channel;
    private Policy policy = Policy.USUAL;
    final Gateway gateway;
    final Chaser chaser;

    World() {
        this(new ManualClock(Instant.parse("2026-11-22T02:00:00Z")), Optional.empty());
    }

    private World(ManualClock clock, Optional<ScriptedChannel> known) {
        this.clock = clock;
        this.channel = known.orElseGet(() -> new ScriptedChannel(clock));
        this.gateway = new Gateway(store, channel, clock, new Random(11), app -> policy);
        this.chaser = gateway.chaser(Duration.ofSeconds(30));
    }

    /** The same channel, and a store that holds payments as they were once. */
    World restored(Payment... past) {
        World world = new World(clock, Optional.of(channel));
        for (Payment payment : past) {
            world.store.create(List.of(Birth.of(new Applied(payment, List.of(), List.of()))));
        }
        return world;
    }

    Answer<Payment> create(String outTradeNo, long fen, Product product) {
        return gateway.create(order(outTradeNo, fen), plan(product), Once.none());
    }

    Payment created(Product product) {
        return given(create("order-1", 10_000, product));
    }

    Order order(String outTradeNo, long fen) {
        return order(outTradeNo, fen, Duration.ofMinutes(30));
    }

    /** An order that may be paid for so long. */
    Order lasting(Duration life) {
        return order("order-1", 10_000, life);
    }

    private Order order(String outTradeNo, long fen, Duration life) {
        Instant now = clock.instant();
        return new Order(
                new AppId("shop"),
                new OutTradeNo(outTradeNo),
                Money.ofFen(fen),
                "a book",
                Optional.empty(),
                Map.of(),
                now,
                now.plus(life));
    }

    Plan plan(Product product) {
        Optional<String> payer = product.needsPayer() ? Optional.of("281012020262467128") : Optional.empty();
        return new Plan(new Means(product, Optional.empty(), payer, Map.of()), new AccountId("main"));
    }

    void decide(Policy next) {
        policy = next;
    }

    Payment opened(Payment payment) {
        gateway.open(payment.newest().link());
        return now(payment);
    }

    Gateway.Noticed notice(Fact.Trade fact) {
        return noticeTo("main", fact);
    }

    Gateway.Noticed noticeTo(String accountId, Fact.Trade fact) {
        return notice(new AccountId(accountId), "n-1", fact);
    }

    Gateway.Noticed noticeNamed(String id, Fact.Trade fact) {
        return notice(new AccountId("main"), id, fact);
    }

    private Gateway.Noticed notice(AccountId account, String id, Fact.Trade fact) {
        byte[] body = id.getBytes(StandardCharsets.UTF_8);
        return gateway.notice(fact, new Notice(id, account, fact.orderNo(), body, clock.instant()));
    }

    Payment paid() {
        Payment payment = opened(created(Product.PAGE));
        notice(channel.pay(payment.newest(), payment.order().total()));
        assertThat(now(payment).status(clock.instant())).isEqualTo(PaymentStatus.PAID);
        return now(payment);
    }

    Wish.Return back(String requestNo, long fen) {
        return new Wish.Return(new OutRequestNo(requestNo), Money.ofFen(fen), "", Duration.ZERO);
    }

    /** Lets time pass, then makes every look that is due, in one round. */
    void pass(Duration time) {
        clock.advance(time);
        List<Due> due = chaser.take(100);
        due.forEach(chaser::look);
    }

    /** Lets time pass step by step, and makes the looks that are due after each. */
    void passBySteps(Duration time, Duration step) {
        for (Duration left = time; left.isPositive(); left = left.minus(step)) {
            pass(step);
        }
    }

    /** Two days and more in which no look is answered. */
    void passUnanswered() {
        for (int looks = 0; looks < 45; looks++) {
            channel.loseNext(Loss.BEFORE);
            pass(Duration.ofMinutes(70));
        }
    }

    Payment now(Payment payment) {
        return store.find(payment.id()).orElseThrow();
    }

    PaymentStatus status(Payment payment) {
        return now(payment).status(clock.instant());
    }

    Attempt newest(Payment payment) {
        return now(payment).newest();
    }

    static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(T value) -> value;
            case Answer.Repeated<T>(T value) -> value;
            case Answer.Refused<T> refused -> throw new AssertionError(refused);
            case Answer.Absent<T> absent -> throw new AssertionError(absent);
            case Answer.Replayed<T> replayed -> throw new AssertionError(replayed);
            case Answer.Unavailable<T> unavailable -> throw new AssertionError(unavailable);
        };
    }
}
