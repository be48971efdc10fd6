package tongbao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tongbao.core.money.Money;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Look;
import tongbao.core.payment.Means;
import tongbao.core.payment.Order;
import tongbao.core.payment.OutRequestNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Product;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundKind;
import tongbao.core.payment.RefundState;
import tongbao.core.payment.Success;
import tongbao.core.payment.TradeNo;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;

/** What is read again equals what was kept, whatever state it is in. */
public interface RereadContract extends StoreInHand {

    private static Instant at(int micros) {
        return Given.NOW.plus(micros, ChronoUnit.MICROS);
    }

    private static List<AttemptState> attemptStates() {
        Money all = Money.ofFen(12_345);
        TradeNo tradeNo = new TradeNo("2026112222001");
        return List.of(
                new AttemptState.Prepared(new Look(at(1), 0)),
                new AttemptState.Submitting(at(1), new Look(at(2), 3)),
                new AttemptState.Awaiting(at(1), new Look(at(2), 3), Optional.empty()),
                new AttemptState.Awaiting(at(1), new Look(at(2), 3), Optional.of("https://qr.example/一")),
                new AttemptState.Awaiting(at(1), new Look(at(2), 3), Optional.of("")),
                new AttemptState.Withdrawn(at(1), at(2), new Look(at(3), 40)),
                new AttemptState.Cancelling(at(1), at(2), new Look(at(3), 1)),
                new AttemptState.Paid(new Success(tradeNo, all, Optional.empty(), at(4), Money.ZERO)),
                new AttemptState.Paid(new Success(tradeNo, all, Optional.of(Money.ZERO), at(4), Money.ofFen(1))),
                new AttemptState.Finished(new Success(tradeNo, all, Optional.of(Money.ofFen(12_000)), at(4), all)),
                new AttemptState.Closed(at(5)),
                new AttemptState.Refused("ACQ.ACCESS_FORBIDDEN", at(6)));
    }

    private static List<RefundState> refundStates() {
        return List.of(
                new RefundState.Refunding(new Look(at(1), 7)),
                new RefundState.Doubting("ACQ.SELLER_BALANCE_NOT_ENOUGH", new Look(at(1), 2)),
                new RefundState.Refunded(at(3)),
                new RefundState.Refused("ACQ.TRADE_HAS_FINISHED", at(4)));
    }

    @Test
    default void these_are_all_the_states_there_are() {
        assertThat(attemptStates().stream().map(AttemptState::word).distinct())
                .hasSize((int) leaves(AttemptState.class).count());
        assertThat(refundStates().stream().map(RefundState::word).distinct())
                .hasSize((int) leaves(RefundState.class).count());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(RereadContract::leaves)
                        .distinct()
                : Stream.of(type);
    }

    @Test
    default void every_state_of_an_attempt_is_read_as_it_was_born() {
        List<AttemptState> states = attemptStates();
        for (int i = 0; i < states.size(); i++) {
            Payment payment = Given.birth("order-" + i, states.get(i)).next();

            Given.create(store(), List.of(new Applied(payment, List.of(), List.of())));

            assertThat(store().find(payment.id())).contains(payment);
        }
    }

    @Test
    default void every_state_of_an_attempt_can_follow_on_every_other_and_leaves_nothing_of_it() {
        Payment payment = Given.create(store(), List.of(Given.birth("order-1")))
                .getFirst()
                .found()
                .orElseThrow();
        for (AttemptState from : attemptStates()) {
            for (AttemptState to : attemptStates()) {
                Save first = Given.moved(payment, from);
                Save second = Given.moved(first.after().next(), to);
                assertThat(store().save(List.of(first))).containsExactly(Saved.SAVED);
                assertThat(store().save(List.of(second))).containsExactly(Saved.SAVED);
                payment = second.after().next();

                assertThat(store().find(payment.id())).contains(payment);
            }
        }
    }

    @Test
    default void every_state_of_a_refund_is_read_as_it_was_kept() {
        Payment payment = Given.create(store(), List.of(Given.birth("order-1", Given.paid())))
                .getFirst()
                .found()
                .orElseThrow();
        Refund refund = Given.refund(payment, "r-1", Given.refunding(at(0)));
        for (RefundState from : refundStates()) {
            for (RefundState to : refundStates()) {
                Save first = Given.withRefunds(payment, List.of(refund.in(from)));
                Save second = Given.withRefunds(first.after().next(), List.of(refund.in(to)));
                assertThat(store().save(List.of(first, second))).containsExactly(Saved.SAVED, Saved.SAVED);
                payment = second.after().next();

                assertThat(store().find(payment.id())).contains(payment);
                assertThat(store().find(refund.id())).contains(payment);
            }
        }
    }

    @Test
    default void every_kind_of_refund_is_read_as_it_was_kept() {
        Payment payment = Given.create(store(), List.of(Given.birth("order-1", Given.paid())))
                .getFirst()
                .found()
                .orElseThrow();
        List<Refund> refunds = Stream.of(RefundKind.values())
                .map(kind -> {
                    Refund refund = Given.refund(payment, "r-" + kind, new RefundState.Refused("NO", at(1)));
                    return new Refund(
                            refund.id(),
                            1,
                            new OutRequestNo("r-" + kind),
                            kind,
                            Money.ofFen(7),
                            "",
                            at(9),
                            refund.state());
                })
                .toList();
        Save save = Given.withRefunds(payment, refunds);

        store().save(List.of(save));

        assertThat(store().find(payment.id())).contains(save.after().next());
    }

    @Test
    default void every_product_is_read_as_it_was_kept() {
        for (Product product : Product.values()) {
            Optional<String> payer = product.needsPayer() ? Optional.of("2088…的付款码") : Optional.empty();
            Means means = new Means(product, Optional.empty(), payer, Map.of());
            Payment payment = Given.birth(Given.order(Given.APP, "order-" + product), means, Given.paid())
                    .next();

            Given.create(store(), List.of(new Applied(payment, List.of(), List.of())));

            assertThat(store().find(payment.id())).contains(payment);
        }
    }

    @Test
    default void texts_come_back_character_by_character() {
        String odd = "'\"\\ \t\r\n{},[]%_$1 ?:; 中文 é e\u0301 \uD83D\uDCB0 \u0001\u007f\u2028 NULL \\u0041 /";
        Means means = new Means(
                Product.WAP,
                Optional.of("https://shop.example/?a=%E4%B8%AD&b='"),
                Map.of(
                        "extend_params", "{ \"hb_fq_num\" : \"3\",\n \"x\": 1.0e2, \"y\": \"\\u00e9\\/\" }",
                        "number", "1.00",
                        "nothing", "null",
                        "list", "[ 1,2 ]"));
        Order plain = Given.order(Given.APP, "order-1");
        Order order = new Order(
                plain.app(),
                plain.outTradeNo(),
                plain.total(),
                odd,
                Optional.of(""),
                Map.of(odd, odd, "", "", "a", "", "\u0000", "a\u0000b"),
                plain.createdAt(),
                plain.expiresAt());
        Payment payment =
                Given.birth(order, means, new AttemptState.Refused(odd, at(1))).next();

        Given.create(store(), List.of(new Applied(payment, List.of(), List.of())));

        assertThat(store().find(payment.id())).contains(payment);
    }

    @Test
    default void no_body_and_an_empty_body_are_not_the_same() {
        Order order = Given.order(Given.APP, "order-1");
        Order without = new Order(
                order.app(),
                order.outTradeNo(),
                Money.TRADE_MAX,
                "",
                Optional.empty(),
                Map.of(),
                order.createdAt(),
                order.expiresAt());
        Payment payment = Given.birth(without, Given.prepared(at(1))).next();

        Given.create(store(), List.of(new Applied(payment, List.of(), List.of())));

        assertThat(store().find(payment.id())).contains(payment);
    }

    @Test
    default void what_is_finer_than_a_microsecond_may_be_cut_off_but_never_rounded_up() {
        Instant fine = Instant.parse("2026-11-22T03:04:05.123456789Z");
        Order order = Given.order(Given.APP, "order-1");
        Order finer = new Order(
                order.app(),
                order.outTradeNo(),
                order.total(),
                order.subject(),
                order.body(),
                order.metadata(),
                fine,
                fine.plusSeconds(900));
        Payment payment = Given.birth(finer, Given.prepared(fine)).next();
        Given.create(store(), List.of(new Applied(payment, List.of(), List.of())));

        Order reread = store().find(payment.id()).orElseThrow().order();

        assertThat(reread.createdAt()).isBetween(Instant.parse("2026-11-22T03:04:05.123456Z"), fine);
        assertThat(reread.expiresIn()).isEqualTo(finer.expiresIn());
        assertThat(store().lease(fine, fine.plusSeconds(1), 1)).hasSize(1);
    }

    @Test
    default void a_closed_payment_with_many_attempts_is_read_as_it_was_kept() {
        Payment payment = Given.create(store(), List.of(Given.birth("order-1")))
                .getFirst()
                .found()
                .orElseThrow();
        Means means = new Means(Product.QR, Optional.empty(), Map.of());
        List<Attempt> attempts = new ArrayList<>(payment.attempts());
        IntStream.rangeClosed(2, Attempt.COUNT_MAX)
                .forEach(number ->
                        attempts.add(Given.attempt(number, payment.id(), means, new AttemptState.Closed(at(number)))));
        Payment next = new Payment(payment.id(), 2, payment.order(), attempts, List.of(), Optional.of(at(77)));
        Save save = new Save(payment, new Applied(next, List.of(), List.of()), Optional.empty());

        assertThat(store().save(List.of(save))).containsExactly(Saved.SAVED);

        assertThat(store().find(payment.id())).contains(next);
        assertThat(store().find(attempts.get(11).orderNo())).contains(next);
        assertThat(store().find(attempts.get(19).link())).contains(next);
    }

    @Test
    default void a_payment_with_as_many_refunds_as_it_may_have_is_read_in_their_order() {
        Payment payment = Given.create(store(), List.of(Given.birth("order-1", Given.paid())))
                .getFirst()
                .found()
                .orElseThrow();
        List<Refund> refunds = IntStream.range(0, Refund.COUNT_MAX)
                .mapToObj(i -> Given.refund(payment, "r-" + i, new RefundState.Refunded(at(i))))
                .toList();
        Save save = Given.withRefunds(payment, refunds);

        assertThat(store().save(List.of(save))).containsExactly(Saved.SAVED);

        assertThat(store().find(payment.id())).contains(save.after().next());
        assertThat(store().find(refunds.get(777).id())).contains(save.after().next());
    }

    @Test
    default void refunds_of_two_attempts_are_read_in_the_order_in_which_they_were_made() {
        Payment payment = Given.create(store(), List.of(Given.birth("order-1", Given.paid())))
                .getFirst()
                .found()
                .orElseThrow();
        Means means = new Means(Product.QR, Optional.empty(), Map.of());
        List<Attempt> attempts = new ArrayList<>(payment.attempts());
        attempts.add(Given.attempt(2, payment.id(), means, Given.paid()));
        Save second = Given.withAttempts(payment, attempts);
        List<Refund> refunds = IntStream.range(0, 6)
                .mapToObj(i -> ofAttempt(1 + i % 2, Given.refund(payment, "r-" + i, Given.refunding(at(i)))))
                .toList();
        Save save = Given.withRefunds(second.after().next(), refunds);

        assertThat(store().save(List.of(second, save))).containsExactly(Saved.SAVED, Saved.SAVED);

        assertThat(store().find(payment.id())).contains(save.after().next());
    }

    private static Refund ofAttempt(int attempt, Refund refund) {
        return new Refund(
                refund.id(),
                attempt,
                refund.requestNo(),
                refund.kind(),
                refund.amount(),
                refund.reason(),
                refund.createdAt(),
                refund.state());
    }
}
