package tongbao.core.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tongbao.core.money.Money;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Next;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Product;
import tongbao.core.store.Explanation;
import tongbao.core.store.History;
import tongbao.core.store.IncidentId;
import tongbao.core.store.Once;
import tongbao.core.store.Recorded;

class TimelineTest {
    private final World world = new World();

    private List<String> told(Payment payment) {
        return world.gateway.timeline(world.now(payment)).entries().stream()
                .map(entry -> "%s %s %s: %s>%s"
                        .formatted(entry.kind(), entry.source(), entry.subject(), entry.from(), entry.to()))
                .toList();
    }

    @Test
    void a_payment_is_told_from_its_creation_to_its_refund() {
        Payment payment = world.paid();
        String orderNo = payment.newest().orderNo().value();
        world.gateway.refund(payment, world.back("r-1", 3_000), Once.none());
        String refund = world.now(payment).refunds().getFirst().id().value();

        assertThat(told(payment))
                .containsExactly(
                        "REQUEST app attempt 1: >prepared",
                        "REQUEST payer attempt 1: prepared>awaiting",
                        "NOTICE notice " + orderNo + "/n-1: >applied",
                        "MOVE notice attempt 1: awaiting>paid",
                        "MESSAGE gateway payment.paid: >waiting",
                        "REQUEST app " + refund + ": >refunding",
                        "ANSWER reply " + refund + ": refunding>refunded",
                        "MESSAGE gateway refund.refunded: >waiting");
        assertThat(world.gateway.timeline(world.now(payment)).outlook().next()).isEmpty();
    }

    @Test
    void a_word_that_was_delivered_is_told_as_told() {
        Payment payment = world.paid();
        Instant later = world.clock.instant().plusSeconds(1);
        world.store.settle(world.store.takeMessages(later, later, 10));

        assertThat(told(payment)).last().isEqualTo("MESSAGE gateway payment.paid: >told");
    }

    @Test
    void a_notice_that_came_too_late_to_be_news_is_told_after_the_answer_that_was() {
        Payment payment = world.opened(world.created(Product.PAGE));
        Fact.Trade fact = world.channel.pay(payment.newest(), payment.order().total());
        world.pass(Duration.ofSeconds(5));
        world.notice(fact);
        String orderNo = payment.newest().orderNo().value();

        assertThat(told(payment))
                .endsWith(
                        "ANSWER look attempt 1: awaiting>paid",
                        "MESSAGE gateway payment.paid: >waiting",
                        "NOTICE notice " + orderNo + "/n-1: >no_news");
    }

    @Test
    void an_orphan_is_told_last_for_nobody_knows_where_it_belongs() {
        Payment payment = world.opened(world.created(Product.PAGE));
        world.noticeTo(
                "other", world.channel.pay(payment.newest(), payment.order().total()));
        String orderNo = payment.newest().orderNo().value();

        assertThat(told(payment)).last().isEqualTo("NOTICE notice " + orderNo + "/n-1: >orphan");
    }

    @Test
    void an_incident_and_its_explanation_are_told() {
        Payment payment = world.opened(world.created(Product.PAGE));
        world.notice(world.channel.pay(payment.newest(), Money.ofFen(1)));
        IncidentId id = new IncidentId(payment.id(), world.now(payment).version());
        assertThat(told(payment)).contains("INCIDENT notice " + id + ": >open");

        world.store.explain(new Explanation(id, "chen", "a test of one fen", world.clock.instant()));

        assertThat(told(payment))
                .contains("INCIDENT notice " + id + ": >explained")
                .last()
                .isEqualTo("EXPLANATION chen " + id + ": open>explained");
    }

    @Test
    void what_comes_next_says_when_the_next_look_is() {
        Payment payment = world.opened(world.created(Product.PAGE));
        Instant opened = world.clock.instant();

        assertThat(world.gateway.timeline(payment).outlook().next())
                .extracting(Next::what, next -> next.at().orElse(Instant.MIN))
                .containsExactly(
                        tuple(Next.What.PAYER, Instant.MIN),
                        tuple(Next.What.LOOK, opened.plusSeconds(5)),
                        tuple(Next.What.EXPIRY, opened.plusSeconds(1_800)),
                        tuple(Next.What.END_OF_WAITING, opened.plusSeconds(2_700)));
    }

    @Test
    void a_life_that_is_longer_than_what_is_told_says_so() {
        Payment payment = world.paid();
        History history = world.store.history(payment.id());
        List<Recorded> endless =
                Collections.nCopies(History.MOST, history.moves().getFirst());
        History longer = new History(endless, history.notices(), history.waiting(), List.of());

        assertThat(Timeline.of(payment, history, world.clock.instant()).whole()).isTrue();
        assertThat(Timeline.of(payment, longer, world.clock.instant()).whole()).isFalse();
    }
}
