package tongbao.core.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tongbao.core.money.Money;
import tongbao.core.payment.Decline;
import tongbao.core.payment.OutRequestNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentStatus;
import tongbao.core.payment.Product;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundKind;
import tongbao.core.payment.RefundPart;
import tongbao.core.payment.RefundState;
import tongbao.core.payment.Wish;
import tongbao.core.store.Incident;
import tongbao.core.store.Once;
import tongbao.core.testing.ScriptedChannel.Loss;

class RefundStoriesTest {
    private final World world = new World();

    @Test
    void a_refund_goes_through_and_is_answered_again_from_what_is_kept() {
        Payment payment = world.paid();
        Refund refund = World.given(world.gateway.refund(payment, world.back("r-1", 4_000), Once.none()));
        assertThat(refund.isRefunded()).isTrue();
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(world.gateway.refund(payment, world.back("r-1", 4_000), Once.none()))
                .isEqualTo(new Answer.Repeated<>(refund));
        assertThat(world.gateway.refund(payment, world.back("r-1", 4_001), Once.none()))
                .isEqualTo(new Answer.Refused<>(new Decline.RequestNumberReused(RefundPart.AMOUNT)));
        assertThat(world.channel.refunded(payment.newest())).isEqualTo(Money.ofFen(4_000));
    }

    @Test
    void more_than_what_remains_is_declined() {
        Payment payment = world.paid();
        World.given(world.gateway.refund(payment, world.back("r-1", 4_000), Once.none()));
        assertThat(world.gateway.refund(payment, world.back("r-2", 6_001), Once.none()))
                .isEqualTo(new Answer.Refused<>(new Decline.ExceedsRemaining(Money.ofFen(6_000))));
        World.given(world.gateway.refund(payment, world.back("r-3", 6_000), Once.none()));
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void an_unpaid_payment_is_asked_about_before_its_refund_is_declined() {
        Payment payment = world.opened(world.created(Product.PAGE));
        assertThat(world.gateway.refund(payment, world.back("r-1", 1), Once.none()))
                .isEqualTo(new Answer.Refused<>(new Decline.NotPaid()));
        world.channel.pay(payment.newest(), payment.order().total());
        world.clock.advance(Duration.ofSeconds(4));
        assertThat(World.given(world.gateway.refund(payment, world.back("r-1", 1), Once.none()))
                        .isRefunded())
                .isTrue();
    }

    @Test
    void a_refund_whose_answer_is_lost_is_repeated_with_its_number_until_it_is_known() {
        Payment payment = world.paid();
        world.channel.loseNext(Loss.AFTER);
        Refund refund = World.given(world.gateway.refund(payment, world.back("r-1", 4_000), Once.none()));
        assertThat(refund.state()).isInstanceOf(RefundState.Refunding.class);
        world.pass(Duration.ofSeconds(6));
        assertThat(world.now(payment).refund(refund.id()).orElseThrow().isRefunded())
                .isTrue();
        assertThat(world.channel.calls().stream().filter(call -> call.startsWith("refund")))
                .containsExactly("refund r-1", "refund r-1");
        assertThat(world.channel.refunded(payment.newest())).isEqualTo(Money.ofFen(4_000));
    }

    @Test
    void a_refused_refund_frees_its_amount_only_after_two_queries_have_missed() {
        Payment payment = world.paid();
        World.given(world.gateway.refund(payment, world.back("elsewhere", 9_000), Once.none()));
        Payment kept = world.now(payment);
        Refund doubtful = refusedAtTheChannel(kept);
        assertThat(doubtful.state()).isInstanceOf(RefundState.Doubting.class);
        assertThat(world.now(payment).amountReserved()).isEqualTo(Money.ofFen(9_500));
        world.pass(Duration.ofSeconds(11));
        assertThat(world.now(payment).refund(doubtful.id()).orElseThrow().state())
                .isInstanceOf(RefundState.Doubting.class);
        world.pass(Duration.ofSeconds(11));
        assertThat(world.now(payment).refund(doubtful.id()).orElseThrow().state())
                .isInstanceOf(RefundState.Refused.class);
        assertThat(world.now(payment).amountReserved()).isEqualTo(Money.ofFen(9_000));
    }

    @Test
    void a_refund_that_nobody_has_answered_for_a_day_is_a_persons_task_and_goes_on() {
        Payment payment = world.paid();
        world.channel.loseNext(Loss.BEFORE);
        Refund refund = World.given(world.gateway.refund(payment, world.back("r-1", 4_000), Once.none()));
        world.passUnanswered();
        assertThat(world.store.incidents(Incident.Standing.OPEN, 10))
                .singleElement()
                .extracting(incident -> incident.event().cause())
                .isEqualTo("refund r-1: the channel has not said for about a day whether the money went back");
        world.pass(Duration.ofMinutes(70));
        assertThat(world.now(payment).refund(refund.id()).orElseThrow().isRefunded())
                .isTrue();
    }

    @Test
    void a_refund_made_elsewhere_is_not_lost_behind_one_of_ours_that_turns_out_to_be_none() {
        Payment payment = world.paid();
        world.channel.loseNext(Loss.BEFORE);
        Refund ours = World.given(world.gateway.refund(payment, world.back("r-1", 9_000), Once.none()));
        world.noticeNamed("console", world.channel.refundElsewhere(payment.newest(), Money.ofFen(5_000)));
        assertThat(world.now(payment).refunds()).hasSize(1);
        world.pass(Duration.ofSeconds(31));
        world.passBySteps(Duration.ofSeconds(22), Duration.ofSeconds(11));
        assertThat(world.now(payment).refund(ours.id()).orElseThrow().state()).isInstanceOf(RefundState.Refused.class);
        assertThat(world.now(payment).amountRefunded()).isEqualTo(Money.ofFen(5_000));
        assertThat(world.now(payment).refunds().getLast().kind()).isEqualTo(RefundKind.EXTERNAL);
    }

    @Test
    void the_news_of_our_own_refund_before_its_answer_is_no_refund_made_elsewhere() {
        Payment payment = world.paid();
        world.channel.loseNext(Loss.AFTER);
        World.given(world.gateway.refund(payment, world.back("r-1", 4_000), Once.none()));
        world.noticeNamed("ours", world.channel.refundElsewhere(payment.newest(), Money.ZERO));
        world.pass(Duration.ofSeconds(31));
        assertThat(world.now(payment).refunds()).hasSize(1);
        assertThat(world.now(payment).amountRefunded()).isEqualTo(Money.ofFen(4_000));
    }

    private Refund refusedAtTheChannel(Payment payment) {
        world.channel.refuseNextRefund();
        return World.given(world.gateway.refund(payment, world.back("r-2", 500), Once.none()));
    }

    @Test
    void two_hundred_refunds_at_once_of_one_yuan_out_of_a_hundred_are_a_hundred() throws Exception {
        Payment payment = world.paid();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer<Refund>>> answers = IntStream.range(0, 200)
                    .mapToObj(i ->
                            threads.submit(() -> world.gateway.refund(payment, world.back("r-" + i, 100), Once.none())))
                    .toList();
            int done = 0;
            for (Future<Answer<Refund>> answer : answers) {
                done += answer.get() instanceof Answer.Done<Refund> ? 1 : 0;
            }
            assertThat(done).isEqualTo(100);
        }
        assertThat(world.now(payment).amountRefunded()).isEqualTo(Money.ofFen(10_000));
        assertThat(world.channel.refunded(payment.newest())).isEqualTo(Money.ofFen(10_000));
    }

    @Test
    void where_the_account_needs_a_gap_refunds_are_reserved_at_once_and_delivered_one_by_one() {
        Payment payment = world.paid();
        Duration gap = Duration.ofSeconds(3);
        for (int i = 0; i < 3; i++) {
            World.given(world.gateway.refund(
                    payment, new Wish.Return(new OutRequestNo("r-" + i), Money.ofFen(100), "", gap), Once.none()));
        }
        assertThat(world.now(payment).amountReserved()).isEqualTo(Money.ofFen(300));
        assertThat(world.now(payment).amountRefunded()).isEqualTo(Money.ofFen(100));
        world.pass(Duration.ofSeconds(3));
        assertThat(world.now(payment).amountRefunded()).isEqualTo(Money.ofFen(200));
        world.pass(Duration.ofSeconds(3));
        assertThat(world.now(payment).amountRefunded()).isEqualTo(Money.ofFen(300));
    }
}
