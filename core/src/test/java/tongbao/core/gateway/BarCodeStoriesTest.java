package tongbao.core.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tongbao.core.money.Money;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Decline;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentStatus;
import tongbao.core.payment.Product;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundKind;
import tongbao.core.payment.RefundState;
import tongbao.core.store.Incident;
import tongbao.core.store.Once;
import tongbao.core.testing.ScriptedChannel.Loss;

class BarCodeStoriesTest {
    private final World world = new World();

    private Payment shown() {
        return world.created(Product.BARCODE);
    }

    private Payment cancelled(Payment payment) {
        return World.given(world.gateway.cancel(payment, Once.none()));
    }

    private Refund reversal(Payment payment) {
        assertThat(world.now(payment).refunds()).hasSize(1);
        Refund reversal = world.now(payment).refunds().getFirst();
        assertThat(reversal.kind()).isEqualTo(RefundKind.REVERSAL);
        return reversal;
    }

    @Test
    void who_shows_a_code_may_have_paid_with_the_answer() {
        world.channel.payAtOnce();
        assertThat(world.status(shown())).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void who_has_to_enter_a_password_is_asked_about_until_they_have() {
        Payment payment = shown();
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.AWAITING);
        world.pass(Duration.ofSeconds(5));
        world.channel.pay(payment.newest(), payment.order().total());
        world.pass(Duration.ofSeconds(10));
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void a_password_that_nobody_enters_ends_in_a_cancel_and_the_next_code_may_be_shown() {
        Payment payment = shown();
        world.passBySteps(Duration.ofSeconds(61), Duration.ofSeconds(1));
        assertThat(world.newest(payment).state()).isInstanceOf(AttemptState.Closed.class);
        assertThat(world.channel.calls())
                .filteredOn(call -> call.startsWith("cancel"))
                .hasSize(1);
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.AWAITING);
        Payment next = World.given(world.gateway.attempt(payment, world.plan(Product.BARCODE), Once.none()));
        assertThat(next.attempts()).hasSize(2);
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.AWAITING);
    }

    @Test
    void a_code_whose_answer_is_lost_is_never_shown_twice() {
        world.channel.loseNext(Loss.BEFORE);
        Payment payment = shown();
        world.passBySteps(Duration.ofSeconds(59), Duration.ofSeconds(1));
        assertThat(world.channel.calls())
                .filteredOn(call -> call.startsWith("submit"))
                .hasSize(1);
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.SUBMITTING);
    }

    @Test
    void what_the_channel_never_knew_is_cancelled_until_nothing_of_ours_can_be_on_its_way() {
        world.channel.loseNext(Loss.BEFORE);
        Payment payment = shown();
        world.passBySteps(Duration.ofSeconds(61), Duration.ofSeconds(1));
        assertThat(world.newest(payment).state()).isInstanceOf(AttemptState.Cancelling.class);
        world.channel.pay(payment.newest(), payment.order().total());
        world.passBySteps(Duration.ofMinutes(2), Duration.ofSeconds(5));
        assertThat(reversal(payment).isRefunded()).isTrue();
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void what_the_channel_never_knew_is_closed_when_nothing_of_ours_can_be_on_its_way() {
        world.channel.loseNext(Loss.BEFORE);
        Payment payment = shown();
        world.passBySteps(Duration.ofMinutes(18), Duration.ofSeconds(5));
        assertThat(world.newest(payment).state()).isInstanceOf(AttemptState.Closed.class);
    }

    @Test
    void a_cancel_of_what_was_not_paid_closes_the_payment() {
        Payment payment = shown();
        cancelled(payment);
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.CLOSED);
        assertThat(world.now(payment).refunds()).isEmpty();
        cancelled(payment);
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.CLOSED);
    }

    @Test
    void a_cancel_of_what_was_paid_unknown_to_us_gives_the_money_back() {
        world.channel.payAtOnce();
        world.channel.loseNext(Loss.AFTER);
        Payment payment = shown();
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.SUBMITTING);
        cancelled(payment);
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(reversal(payment).amount()).isEqualTo(payment.order().total());
        assertThat(world.channel.refunded(payment.newest()))
                .isEqualTo(payment.order().total());
    }

    @Test
    void a_cancel_of_what_is_known_to_be_paid_gives_back_what_is_left() {
        world.channel.payAtOnce();
        Payment payment = shown();
        World.given(world.gateway.refund(payment, world.back("r-1", 4_000), Once.none()));
        cancelled(payment);
        Refund reversal = world.now(payment).refunds().getLast();
        assertThat(reversal.kind()).isEqualTo(RefundKind.REVERSAL);
        assertThat(reversal.amount()).isEqualTo(Money.ofFen(6_000));
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.REFUNDED);
        cancelled(payment);
        assertThat(world.now(payment).refunds()).hasSize(2);
    }

    @Test
    void a_cancel_that_nobody_has_answered_for_a_day_is_a_persons_task_and_goes_on() {
        Payment payment = shown();
        world.channel.loseNext(Loss.BEFORE);
        cancelled(payment);
        world.passUnanswered();
        assertThat(world.store.incidents(Incident.Standing.OPEN, 10))
                .singleElement()
                .extracting(incident -> incident.event().cause())
                .isEqualTo("attempt 1: the channel has not said for a day how it ended");
        world.pass(Duration.ofMinutes(70));
        assertThat(world.newest(payment).state()).isInstanceOf(AttemptState.Closed.class);
    }

    @Test
    void a_cancel_whose_answer_is_lost_is_followed_until_it_is_known() {
        world.channel.payAtOnce();
        world.channel.loseNext(Loss.AFTER);
        Payment payment = shown();
        world.channel.loseNext(Loss.AFTER);
        assertThat(cancelled(payment).status(world.clock.instant())).isEqualTo(PaymentStatus.SUBMITTING);
        world.pass(Duration.ofSeconds(31));
        assertThat(world.channel.refunded(payment.newest()))
                .isEqualTo(payment.order().total());
        assertThat(world.now(payment).newest().state()).isNotInstanceOf(AttemptState.Cancelling.class);
    }

    @Test
    void the_news_that_it_was_paid_while_it_is_cancelled_gives_it_back() {
        Payment payment = shown();
        world.channel.loseNext(Loss.BEFORE);
        cancelled(payment);
        Fact.Trade paid = world.channel.pay(payment.newest(), payment.order().total());
        assertThat(world.notice(paid)).isEqualTo(Gateway.Noticed.TAKEN);
        assertThat(reversal(payment).state()).isInstanceOf(RefundState.Refunded.class);
        assertThat(world.channel.refunded(payment.newest()))
                .isEqualTo(payment.order().total());
    }

    @Test
    void a_reversal_that_the_cancel_itself_had_made_is_not_given_up() {
        Payment payment = shown();
        Fact.Trade old = world.channel.pay(payment.newest(), payment.order().total());
        world.channel.loseNext(Loss.AFTER);
        cancelled(payment);
        world.notice(old);
        assertThat(reversal(payment).state()).isInstanceOf(RefundState.Doubting.class);
        world.pass(Duration.ofSeconds(11));
        assertThat(reversal(payment).state()).isInstanceOf(RefundState.Refunded.class);
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void money_of_a_cancelled_attempt_goes_back_and_the_next_attempt_counts() {
        Payment payment = shown();
        world.channel.loseNext(Loss.BEFORE);
        cancelled(payment);
        Payment twice = World.given(world.gateway.attempt(payment, world.plan(Product.QR), Once.none()));
        world.noticeNamed(
                "second", world.channel.pay(twice.newest(), twice.order().total()));
        world.noticeNamed(
                "first", world.channel.pay(payment.newest(), payment.order().total()));
        assertThat(world.now(payment).paidAttempt().orElseThrow().number()).isEqualTo(2);
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.PAID);
        assertThat(reversal(payment).isRefunded()).isTrue();
        assertThat(world.channel.refunded(twice.newest())).isEqualTo(Money.ZERO);
    }

    @Test
    void what_came_and_went_before_does_not_make_the_next_payment_a_second_one() {
        Payment payment = shown();
        world.channel.loseNext(Loss.BEFORE);
        cancelled(payment);
        Payment twice = World.given(world.gateway.attempt(payment, world.plan(Product.QR), Once.none()));
        world.noticeNamed(
                "first", world.channel.pay(payment.newest(), payment.order().total()));
        world.noticeNamed(
                "second", world.channel.pay(twice.newest(), twice.order().total()));
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.PAID);
        assertThat(world.now(payment).refunds()).hasSize(1);
    }

    @Test
    void a_cancel_of_another_product_closes_it_and_does_not_give_back_what_was_paid() {
        Payment open = world.opened(world.created(Product.PAGE));
        cancelled(open);
        assertThat(world.now(open).closedAt()).isPresent();

        Payment paid = new World().paid();
        World other = new World();
        Payment page = other.paid();
        assertThat(other.gateway.cancel(page, Once.none())).isEqualTo(new Answer.Refused<>(new Decline.AlreadyPaid()));
        assertThat(paid.refunds()).isEmpty();
    }

    @Test
    void a_mini_program_gets_the_number_of_a_trade_that_is_made_beforehand() {
        Payment payment = world.created(Product.JSAPI);
        AttemptState.Awaiting state =
                (AttemptState.Awaiting) world.newest(payment).state();
        assertThat(state.code()).contains("trade-" + payment.newest().orderNo());
        world.channel.pay(payment.newest(), payment.order().total());
        world.pass(Duration.ofSeconds(6));
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.PAID);
    }
}
