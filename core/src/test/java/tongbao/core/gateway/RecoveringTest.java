package tongbao.core.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongbao.core.money.Money;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentStatus;
import tongbao.core.payment.Policy;
import tongbao.core.payment.Product;
import tongbao.core.payment.Reach;
import tongbao.core.payment.RefundKind;
import tongbao.core.payment.RefundState;
import tongbao.core.store.Once;
import tongbao.core.store.Recovery;
import tongbao.core.testing.ScriptedChannel.Loss;

class RecoveringTest {
    private final World before = new World();

    private static Recovering.Asked recovered(World world, Payment payment) {
        Recovering recovering = world.gateway.recovering();
        recovering.begin(world.clock.instant());
        recovering.suspect(payment.id());
        return recovering.ask(payment.id());
    }

    private static void end(World world) {
        Recovery underWay = world.store.underWay().orElseThrow();
        world.gateway.recovering().end(underWay);
    }

    @Test
    void what_was_opened_and_paid_after_the_point_is_learned_although_nothing_here_says_that_it_left() {
        Payment past = before.created(Product.PAGE);
        before.opened(past);
        before.channel.pay(past.newest(), past.order().total());

        World world = before.restored(past);
        Recovering.Asked asked = recovered(world, past);

        assertThat(asked.was()).isEqualTo(PaymentStatus.AWAITING);
        assertThat(asked.is()).isEqualTo(PaymentStatus.PAID);
        assertThat(asked.unheard()).isEmpty();
    }

    @Test
    void what_may_have_been_opened_is_not_closed_without_asking() {
        Payment past = before.created(Product.PAGE);
        World world = before.restored(past);
        recovered(world, past);
        assertThat(world.newest(past).state()).isInstanceOf(AttemptState.Awaiting.class);

        world.passBySteps(Duration.ofMinutes(31), Duration.ofMinutes(1));
        assertThat(world.channel.calls()).anyMatch(call -> call.startsWith("ask"));
        assertThat(world.newest(past).state()).isInstanceOf(AttemptState.Withdrawn.class);
        world.channel.pay(past.newest(), past.order().total());
        world.passBySteps(Duration.ofMinutes(20), Duration.ofMinutes(1));
        assertThat(world.status(past)).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void money_that_went_back_whole_after_the_point_is_learned() {
        Payment past = before.paid();
        World.given(before.gateway.refund(past, before.back("r-1", 10_000), Once.none()));
        before.channel.closeRefunded(past.newest());

        World world = before.restored(past);
        recovered(world, past);
        assertThat(world.status(past)).isEqualTo(PaymentStatus.REFUNDED);
    }

    @Test
    void a_refund_that_is_asked_for_again_under_its_number_is_the_one_from_before() {
        Payment past = before.paid();
        World.given(before.gateway.refund(past, before.back("r-1", 4_000), Once.none()));

        World world = before.restored(past);
        recovered(world, past);
        World.given(world.gateway.refund(world.now(past), world.back("r-1", 4_000), Once.none()));
        assertThat(world.channel.refunded(past.newest())).isEqualTo(Money.ofFen(4_000));
    }

    @Test
    void no_answer_concludes_nothing() {
        Payment past = before.opened(before.created(Product.PAGE));
        World world = before.restored(past);
        world.channel.loseNext(Loss.AFTER);
        Recovering.Asked asked = recovered(world, past);
        assertThat(asked.unheard()).contains(Reach.SENT);
        assertThat(asked.after()).isEqualTo(asked.before());
    }

    @Test
    void money_that_nobody_asked_for_stays_until_the_recovery_ends() {
        before.decide(new Policy(Policy.Surplus.REFUND, Policy.Surplus.REFUND));
        Payment past = before.opened(before.created(Product.PAGE));
        World world = before.restored(past);
        world.decide(new Policy(Policy.Surplus.REFUND, Policy.Surplus.REFUND));
        recovered(world, past);
        World.given(world.gateway.close(world.now(past), Once.none()));

        world.notice(world.channel.pay(past.newest(), past.order().total()));
        assertThat(world.now(past).refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.kind()).isEqualTo(RefundKind.LATE);
            assertThat(refund.state()).isInstanceOf(RefundState.Refunding.class);
        });
        world.passBySteps(Duration.ofMinutes(2), Duration.ofSeconds(10));
        assertThat(world.channel.refunded(past.newest())).isEqualTo(Money.ZERO);

        end(world);
        world.passBySteps(Duration.ofMinutes(1), Duration.ofSeconds(10));
        assertThat(world.channel.refunded(past.newest())).isEqualTo(past.order().total());
    }

    @Test
    void no_bar_code_is_cancelled_until_the_recovery_ends() {
        World world = before;
        Payment payment = world.created(Product.BARCODE);
        world.gateway.recovering().begin(world.clock.instant());
        world.passBySteps(Duration.ofMinutes(3), Duration.ofSeconds(10));
        assertThat(world.newest(payment).state()).isInstanceOf(AttemptState.Cancelling.class);
        assertThat(world.channel.calls()).noneMatch(call -> call.startsWith("cancel"));

        end(world);
        world.passBySteps(Duration.ofMinutes(1), Duration.ofSeconds(10));
        assertThat(world.newest(payment).state()).isInstanceOf(AttemptState.Closed.class);
    }

    @Test
    void a_refund_that_an_app_asks_for_goes_out_while_a_recovery_is_under_way() {
        Payment paid = before.paid();
        before.gateway.recovering().begin(before.clock.instant());
        World.given(before.gateway.refund(paid, before.back("r-1", 4_000), Once.none()));
        assertThat(before.channel.refunded(paid.newest())).isEqualTo(Money.ofFen(4_000));
    }

    @Test
    void an_order_that_is_not_kept_can_be_asked_about() {
        Payment lost = before.opened(before.created(Product.PAGE));
        before.channel.pay(lost.newest(), lost.order().total());
        World world = before.restored();
        Fact fact = world.gateway
                .recovering()
                .ask(new AccountId("main"), lost.newest().orderNo());
        assertThat(((Fact.Trade) fact).standing()).isEqualTo(Fact.Standing.SUCCESSFUL);
        assertThat(world.store.find(lost.id())).isEqualTo(Optional.empty());
        assertThat(List.copyOf(world.channel.calls())).isNotEmpty();
    }
}
