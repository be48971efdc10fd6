package tongbao.core.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tongbao.core.channel.ChannelBusy;
import tongbao.core.money.Money;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Decline;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Order;
import tongbao.core.payment.OrderPart;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentStatus;
import tongbao.core.payment.Product;
import tongbao.core.payment.Reach;
import tongbao.core.payment.RefundKind;
import tongbao.core.store.Incident;
import tongbao.core.store.Once;
import tongbao.core.testing.ScriptedChannel.Loss;

class PaymentStoriesTest {
    private final World world = new World();

    @Test
    void nothing_leaves_before_the_payer_opens_the_link() {
        Payment payment = world.created(Product.PAGE);
        assertThat(payment.newest().state()).isInstanceOf(AttemptState.Prepared.class);
        assertThat(world.channel.calls()).isEmpty();
    }

    @Test
    void opening_is_committed_and_the_address_is_used_again_for_a_minute() {
        Payment payment = world.created(Product.PAGE);
        Gateway.Opened first = world.gateway.open(payment.newest().link()).orElseThrow();
        world.clock.advance(Duration.ofSeconds(59));
        Gateway.Opened second = world.gateway.open(payment.newest().link()).orElseThrow();
        assertThat(address(second)).isEqualTo(address(first));
        world.clock.advance(Duration.ofSeconds(2));
        assertThat(address(world.gateway.open(payment.newest().link()).orElseThrow()))
                .isNotEqualTo(address(first));
        assertThat(world.newest(payment).state()).isInstanceOf(AttemptState.Awaiting.class);
    }

    @Test
    void a_look_that_finds_another_amount_is_repeated_by_the_timetable_and_recorded_once() {
        Payment payment = world.opened(world.created(Product.PAGE));
        world.channel.pay(payment.newest(), Money.ofFen(1));
        for (int round = 0; round < 120; round++) {
            world.pass(Duration.ofSeconds(30));
        }
        long contradicted = world.store.events(payment.id()).stream()
                .filter(event -> event.to().equals("contradicted"))
                .count();
        assertThat(contradicted).isEqualTo(1);
        AttemptState.Awaiting state =
                (AttemptState.Awaiting) world.newest(payment).state();
        assertThat(state.look().made()).isBetween(4, 20);
    }

    @Test
    void an_open_whose_signature_is_refused_is_committed_and_goes_through_when_it_is_repeated() {
        Payment payment = world.created(Product.PAGE);
        world.channel.refuseSignatures(1);
        assertThatThrownBy(() -> world.gateway.open(payment.newest().link())).isInstanceOf(ChannelBusy.class);
        AttemptState opened = world.newest(payment).state();
        assertThat(opened).isInstanceOf(AttemptState.Awaiting.class);
        assertThat(address(world.gateway.open(payment.newest().link()).orElseThrow()))
                .startsWith("https://cashier.example/");
        assertThat(world.newest(payment).state()).isEqualTo(opened);
    }

    @Test
    void a_payment_that_nobody_could_open_for_want_of_signatures_ends_like_one_that_was_opened() {
        Payment payment = world.created(Product.PAGE);
        world.channel.refuseSignatures(1);
        assertThatThrownBy(() -> world.gateway.open(payment.newest().link())).isInstanceOf(ChannelBusy.class);
        world.pass(Duration.ofMinutes(31));
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.CLOSED);
        world.pass(Duration.ofMinutes(16));
        assertThat(world.newest(payment).state()).isInstanceOf(AttemptState.Closed.class);
    }

    private static String address(Gateway.Opened opened) {
        return ((Gateway.Opened.Go) opened).address();
    }

    @Test
    void a_repeated_notice_changes_nothing() {
        Payment payment = world.opened(world.created(Product.PAGE));
        Fact.Trade fact = world.channel.pay(payment.newest(), payment.order().total());
        assertThat(world.notice(fact)).isEqualTo(Gateway.Noticed.TAKEN);
        for (int i = 0; i < 49; i++) {
            assertThat(world.notice(fact)).isEqualTo(Gateway.Noticed.NO_NEWS);
        }
        assertThat(world.store.events(payment.id()))
                .extracting(event -> event.to())
                .containsExactly("prepared", "awaiting", "paid");
        assertThat(world.store.notices()).hasSize(1);
    }

    @Test
    void a_notice_with_another_amount_is_recorded_and_believed_by_nobody() {
        Payment payment = world.opened(world.created(Product.PAGE));
        Fact.Trade fact = world.channel.pay(payment.newest(), Money.ofFen(1));
        assertThat(world.notice(fact)).isEqualTo(Gateway.Noticed.CONTRADICTED);
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.AWAITING);
        assertThat(world.store.events(payment.id()).getLast().to()).isEqualTo("contradicted");
    }

    @Test
    void a_lost_notice_is_learned_within_thirty_seconds_during_the_first_two_minutes() {
        for (int second = 1; second <= 120; second++) {
            World each = new World();
            Payment payment = each.opened(each.created(Product.PAGE));
            for (int i = 0; i < second; i++) {
                each.pass(Duration.ofSeconds(1));
            }
            each.channel.pay(each.newest(payment), payment.order().total());
            int waited = 0;
            while (each.status(payment) != PaymentStatus.PAID) {
                each.pass(Duration.ofSeconds(1));
                waited++;
                assertThat(waited).as("paid %d s after opening", second).isLessThanOrEqualTo(30);
            }
        }
    }

    @Test
    void a_create_with_the_same_number_is_answered_from_what_is_kept() {
        Payment first = world.created(Product.PAGE);
        assertThat(world.create("order-1", 10_000, Product.PAGE)).isEqualTo(new Answer.Repeated<>(first));
        assertThat(world.create("order-1", 9_999, Product.PAGE))
                .isEqualTo(new Answer.Refused<>(new Decline.OrderNumberReused(OrderPart.TOTAL)));
        assertThat(world.create("order-1", 10_000, Product.WAP))
                .isEqualTo(new Answer.Refused<>(new Decline.OrderNumberReused(OrderPart.PRODUCT)));
    }

    @Test
    void a_precreate_with_unknown_outcome_stays_submitting_and_is_made_again_by_the_look() {
        world.channel.loseNext(Loss.AFTER);
        Payment payment = world.created(Product.QR);
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.SUBMITTING);
        world.pass(Duration.ofSeconds(31));
        assertThat(world.newest(payment).state()).isInstanceOf(AttemptState.Awaiting.class);
        assertThat(((AttemptState.Awaiting) world.newest(payment).state()).code())
                .isPresent();
    }

    @Test
    void what_never_left_is_closed_here_without_a_call() {
        Payment payment = world.created(Product.PAGE);
        assertThat(World.given(world.gateway.close(payment, Once.none())).status(world.clock.instant()))
                .isEqualTo(PaymentStatus.CLOSED);
        assertThat(world.gateway.open(payment.newest().link()).orElseThrow()).isInstanceOf(Gateway.Opened.Show.class);
        assertThat(world.channel.calls()).isEmpty();
    }

    @Test
    void money_that_comes_by_an_address_signed_before_the_close_is_taken() {
        Payment payment = world.opened(world.created(Product.PAGE));
        Answer<Payment> closed = world.gateway.close(payment, Once.none());
        assertThat(closed).isInstanceOf(Answer.Done.class);
        assertThat(World.given(closed).status(world.clock.instant())).isEqualTo(PaymentStatus.CLOSED);
        assertThat(world.gateway.close(payment, Once.none())).isInstanceOf(Answer.Repeated.class);
        assertThat(world.newest(payment).state()).isInstanceOf(AttemptState.Withdrawn.class);
        world.notice(world.channel.pay(payment.newest(), payment.order().total()));
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void a_close_that_finds_the_payment_paid_says_so() {
        Payment payment = world.opened(world.created(Product.PAGE));
        world.channel.pay(payment.newest(), payment.order().total());
        Answer<Payment> answer = world.gateway.close(payment, Once.none());
        assertThat(answer).isInstanceOf(Answer.Done.class);
        assertThat(World.given(answer).status(world.clock.instant())).isEqualTo(PaymentStatus.PAID);
        assertThat(world.gateway.close(world.now(payment), Once.none()))
                .isEqualTo(new Answer.Refused<>(new Decline.AlreadyPaid()));
    }

    @Test
    void a_close_whose_answer_is_lost_closes_nothing_here() {
        Payment payment = world.opened(world.created(Product.PAGE));
        world.channel.enter(payment.newest(), payment.order().total());
        world.channel.loseNext(Loss.AFTER);
        assertThat(world.gateway.close(payment, Once.none())).isEqualTo(new Answer.Unavailable<>(Reach.SENT));
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.AWAITING);
        assertThat(World.given(world.gateway.close(payment, Once.none())).status(world.clock.instant()))
                .isEqualTo(PaymentStatus.CLOSED);
    }

    @Test
    void at_its_end_an_entered_trade_is_closed_at_the_channel() {
        Payment payment = world.opened(world.created(Product.PAGE));
        world.channel.enter(payment.newest(), payment.order().total());
        world.pass(Duration.ofMinutes(31));
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.CLOSED);
        assertThat(world.newest(payment).state()).isInstanceOf(AttemptState.Closed.class);
        assertThat(world.channel.calls()).contains("close " + payment.newest().orderNo());
    }

    @Test
    void an_opened_and_never_entered_attempt_is_watched_until_its_address_is_dead() {
        Payment payment = world.opened(world.created(Product.PAGE));
        world.pass(Duration.ofMinutes(31));
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.CLOSED);
        assertThat(world.newest(payment).state()).isInstanceOf(AttemptState.Withdrawn.class);
        world.pass(Duration.ofMinutes(16));
        assertThat(world.newest(payment).state()).isInstanceOf(AttemptState.Closed.class);
        world.pass(Duration.ofDays(1));
        assertThat(world.chaser.take(100)).isEmpty();
    }

    @Test
    void a_payment_that_nobody_opened_expires_without_a_call() {
        Payment payment = world.created(Product.PAGE);
        world.pass(Duration.ofMinutes(31));
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.CLOSED);
        assertThat(world.newest(payment).state()).isInstanceOf(AttemptState.Closed.class);
        assertThat(world.channel.calls()).isEmpty();
    }

    @Test
    void the_earlier_attempt_is_closed_before_a_further_one_begins() {
        Payment payment = world.opened(world.created(Product.PAGE));
        world.channel.enter(payment.newest(), payment.order().total());
        Payment two = World.given(world.gateway.attempt(payment, world.plan(Product.QR), Once.none()));
        assertThat(two.attempts()).extracting(a -> a.state().word()).containsExactly("closed", "awaiting");
        assertThat(two.closedAt()).isEmpty();
    }

    @Test
    void a_further_attempt_is_declined_when_the_earlier_turns_out_paid() {
        Payment payment = world.opened(world.created(Product.PAGE));
        world.channel.pay(payment.newest(), payment.order().total());
        assertThat(world.gateway.attempt(payment, world.plan(Product.QR), Once.none()))
                .isEqualTo(new Answer.Refused<>(new Decline.AlreadyPaid()));
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.PAID);
    }

    @Test
    void a_second_success_of_the_same_order_goes_back() {
        Payment payment = world.opened(world.created(Product.PAGE));
        Payment two = World.given(world.gateway.attempt(payment, world.plan(Product.QR), Once.none()));
        world.notice(world.channel.pay(two.attempt(2), two.order().total()));
        world.notice(world.channel.pay(two.attempt(1), two.order().total()));
        Payment now = world.now(payment);
        assertThat(now.refunds()).hasSize(1);
        assertThat(now.refunds().getFirst().kind()).isEqualTo(RefundKind.DUPLICATE);
        assertThat(now.refunds().getFirst().isRefunded()).isTrue();
        assertThat(world.channel.refunded(two.attempt(1))).isEqualTo(two.order().total());
        assertThat(now.status(world.clock.instant())).isEqualTo(PaymentStatus.PAID);
        assertThat(now.amountRefunded()).isEqualTo(Money.ZERO);
    }

    @Test
    void callers_who_ask_together_share_one_question() {
        Payment payment = world.opened(world.created(Product.PAGE));
        world.gateway.refreshed(payment);
        world.gateway.refreshed(payment);
        assertThat(world.channel.calls().stream().filter(call -> call.startsWith("ask")))
                .hasSize(1);
        world.clock.advance(Duration.ofSeconds(4));
        world.gateway.refreshed(payment);
        assertThat(world.channel.calls().stream().filter(call -> call.startsWith("ask")))
                .hasSize(2);
    }

    @Test
    void a_notice_about_an_order_that_is_not_kept_is_an_orphan() {
        World other = new World();
        Payment payment = other.opened(other.created(Product.PAGE));
        assertThat(world.notice(
                        other.channel.pay(payment.newest(), payment.order().total())))
                .isEqualTo(Gateway.Noticed.ORPHAN);
    }

    @Test
    void a_notice_to_another_account_than_the_order_s_is_an_orphan() {
        Payment payment = world.opened(world.created(Product.PAGE));
        Fact.Trade fact = world.channel.pay(payment.newest(), payment.order().total());
        assertThat(world.noticeTo("other", fact)).isEqualTo(Gateway.Noticed.ORPHAN);
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.AWAITING);
    }

    @Test
    void an_attempt_that_is_not_paid_by_link_has_no_link_to_open() {
        Payment payment = world.created(Product.APP);
        assertThat(world.gateway.open(payment.newest().link())).isEmpty();
        assertThat(world.channel.calls()).isEmpty();
    }

    @Test
    void an_end_that_nobody_has_answered_for_a_day_is_a_persons_task() {
        Payment payment = world.opened(world.created(Product.PAGE));
        world.passUnanswered();
        assertThat(world.store.incidents(Incident.Standing.OPEN, 10))
                .singleElement()
                .extracting(incident -> incident.event().cause())
                .isEqualTo("attempt 1: the channel has not said for a day how it ended");
        world.pass(Duration.ofMinutes(70));
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.CLOSED);
    }

    @Test
    void a_lost_answer_in_a_long_life_is_nobodys_task() {
        Order order = world.lasting(Duration.ofDays(15));
        Payment payment = world.opened(World.given(world.gateway.create(order, world.plan(Product.PAGE), Once.none())));
        world.channel.enter(payment.newest(), order.total());
        world.passBySteps(Duration.ofDays(10), Duration.ofMinutes(70));
        world.channel.loseNext(Loss.BEFORE);
        world.pass(Duration.ofMinutes(70));
        assertThat(world.store.incidents(Incident.Standing.OPEN, 10)).isEmpty();
        assertThat(world.status(payment)).isEqualTo(PaymentStatus.AWAITING);
    }
}
