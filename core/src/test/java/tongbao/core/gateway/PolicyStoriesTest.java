package tongbao.core.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentStatus;
import tongbao.core.payment.Policy;
import tongbao.core.payment.Policy.Surplus;
import tongbao.core.payment.Product;
import tongbao.core.payment.RefundKind;
import tongbao.core.store.Incident;
import tongbao.core.store.Once;

class PolicyStoriesTest {
    private final World world = new World();

    /** Two attempts of one order, both paid: the first by an address signed before it was replaced. */
    private Payment paidTwice(Surplus doubled) {
        world.decide(new Policy(doubled, Surplus.ACCEPT));
        Payment payment = world.opened(world.created(Product.PAGE));
        Payment twice = World.given(world.gateway.attempt(payment, world.plan(Product.WAP), Once.none()));
        world.opened(twice);
        world.noticeNamed(
                "second", world.channel.pay(twice.newest(), twice.order().total()));
        world.clock.advance(Duration.ofSeconds(1));
        world.noticeNamed(
                "first", world.channel.pay(twice.attempt(1), twice.order().total()));
        return world.now(payment);
    }

    private Payment paidLate(Surplus late) {
        world.decide(new Policy(Surplus.REFUND, late));
        Payment payment = world.opened(world.created(Product.PAGE));
        World.given(world.gateway.close(payment, Once.none()));
        world.notice(world.channel.pay(payment.newest(), payment.order().total()));
        return world.now(payment);
    }

    private List<Incident> incidents() {
        return world.store.incidents(Incident.Standing.OPEN, 10);
    }

    @Test
    void a_second_payment_goes_back_where_the_app_wants_that() {
        Payment payment = paidTwice(Surplus.REFUND);
        assertThat(payment.refunds()).hasSize(1);
        assertThat(payment.refunds().getFirst().kind()).isEqualTo(RefundKind.DUPLICATE);
        assertThat(payment.refunds().getFirst().isRefunded()).isTrue();
        assertThat(payment.status(world.clock.instant())).isEqualTo(PaymentStatus.PAID);
        assertThat(incidents()).isEmpty();
    }

    @Test
    void a_second_payment_is_held_for_a_person_where_the_app_wants_that() {
        Payment payment = paidTwice(Surplus.HOLD);
        assertThat(payment.refunds()).isEmpty();
        assertThat(payment.paidAttempt().map(Attempt::number)).contains(2);
        assertThat(incidents()).hasSize(1);
        assertThat(incidents().getFirst().event().cause()).contains("paid twice");
    }

    @Test
    void a_second_payment_stays_where_the_app_wants_that() {
        Payment payment = paidTwice(Surplus.ACCEPT);
        assertThat(payment.refunds()).isEmpty();
        assertThat(payment.attempts()).allMatch(attempt -> attempt.success().isPresent());
        assertThat(incidents()).isEmpty();
    }

    @Test
    void late_money_goes_back_where_the_app_wants_that() {
        Payment payment = paidLate(Surplus.REFUND);
        assertThat(payment.refunds()).hasSize(1);
        assertThat(payment.refunds().getFirst().kind()).isEqualTo(RefundKind.LATE);
        assertThat(payment.status(world.clock.instant())).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(world.channel.refunded(payment.newest()))
                .isEqualTo(payment.order().total());
    }

    @Test
    void late_money_is_held_for_a_person_where_the_app_wants_that() {
        Payment payment = paidLate(Surplus.HOLD);
        assertThat(payment.status(world.clock.instant())).isEqualTo(PaymentStatus.PAID);
        assertThat(incidents()).hasSize(1);
    }

    @Test
    void late_money_is_taken_where_the_app_wants_that() {
        Payment payment = paidLate(Surplus.ACCEPT);
        assertThat(payment.status(world.clock.instant())).isEqualTo(PaymentStatus.PAID);
        assertThat(payment.refunds()).isEmpty();
        assertThat(incidents()).isEmpty();
    }
}
