package tongbao.core.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongbao.core.money.Money;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentStatus;
import tongbao.core.payment.Product;
import tongbao.core.payment.TradeNo;
import tongbao.core.store.Inbox;
import tongbao.core.store.Incident;
import tongbao.core.store.Notice;
import tongbao.core.store.Received;

/** Notices that move nothing when they come: orphans, contradictions, and those that are no news. */
class NoticeStoriesTest {
    private final World world = new World();

    @Test
    void an_orphan_is_kept_with_its_bytes_and_its_repetitions_are_counted() {
        Fact.Trade fact = paidElsewhere();
        world.notice(fact);
        world.clock.advance(Duration.ofMinutes(4));
        assertThat(world.notice(fact)).isEqualTo(Gateway.Noticed.ORPHAN);

        assertThat(world.store.orphans(10)).singleElement().satisfies(orphan -> {
            assertThat(orphan.outcome()).isEqualTo(Received.Outcome.ORPHAN);
            assertThat(orphan.times()).isEqualTo(2);
            assertThat(orphan.receivedAt()).isEqualTo(world.clock.instant().minus(Duration.ofMinutes(4)));
        });
        Optional<Notice> kept = world.store.find(fact.orderNo(), "n-1");
        assertThat(kept.map(notice -> new String(notice.body(), StandardCharsets.UTF_8)))
                .contains("n-1");
    }

    /** Two worlds of the same seed make the same numbers: the other's notice comes before our order is kept. */
    private static Fact.Trade paidElsewhere() {
        World other = new World();
        Payment payment = other.opened(other.created(Product.PAGE));
        return other.channel.pay(payment.newest(), payment.order().total());
    }

    @Test
    void an_orphan_is_matched_when_its_order_turns_up() {
        Fact.Trade fact = paidElsewhere();
        world.notice(fact);
        assertThat(world.store.matched(10)).isEmpty();

        Payment payment = world.opened(world.created(Product.PAGE));
        assertThat(world.store.matched(10)).singleElement().satisfies(orphan -> {
            assertThat(world.gateway.notice(fact, orphan)).isEqualTo(Gateway.Noticed.TAKEN);
            world.store.release(List.of(orphan));
        });

        assertThat(world.status(payment)).isEqualTo(PaymentStatus.PAID);
        assertThat(world.store.orphans(10)).isEmpty();
    }

    @Test
    void an_orphan_that_came_to_another_account_is_never_matched() {
        Payment payment = world.opened(world.created(Product.PAGE));
        world.noticeTo(
                "other", world.channel.pay(payment.newest(), payment.order().total()));

        assertThat(world.store.matched(10)).isEmpty();
        assertThat(world.store.orphans(10)).hasSize(1);
    }

    @Test
    void an_orphan_without_room_is_not_kept_and_says_so() {
        Fact.Trade fact = paidElsewhere();
        for (int i = 0; i < Inbox.ORPHANS_MAX; i++) {
            assertThat(world.noticeNamed("n-" + i, fact)).isEqualTo(Gateway.Noticed.ORPHAN);
        }
        assertThat(world.noticeNamed("one more", fact)).isEqualTo(Gateway.Noticed.ORPHAN_WITHOUT_ROOM);
        assertThat(world.noticeNamed("n-7", fact)).isEqualTo(Gateway.Noticed.ORPHAN);

        assertThat(world.store.forgetOrphans(world.clock.instant(), 10)).isZero();
        assertThat(world.store.forgetOrphans(world.clock.instant().plusNanos(1_000), 10))
                .isEqualTo(10);
        assertThat(world.noticeNamed("one more", fact)).isEqualTo(Gateway.Noticed.ORPHAN);
    }

    @Test
    void a_contradiction_is_recorded_and_told_once_however_often_and_by_whomever_it_is_repeated() {
        Payment payment = world.opened(world.created(Product.PAGE));
        Fact.Trade cheap = world.channel.pay(payment.newest(), Money.ofFen(1));
        assertThat(world.noticeNamed("n-1", cheap)).isEqualTo(Gateway.Noticed.CONTRADICTED);
        assertThat(world.noticeNamed("n-1", cheap)).isEqualTo(Gateway.Noticed.CONTRADICTED_AGAIN);
        assertThat(world.noticeNamed("n-2", cheap)).isEqualTo(Gateway.Noticed.CONTRADICTED_AGAIN);
        world.pass(Duration.ofSeconds(5));
        world.gateway.refreshed(world.now(payment));

        assertThat(world.store.incidents(Incident.Standing.OPEN, 10)).hasSize(1);
        assertThat(world.store.history(payment.id()).notices())
                .extracting(Received::outcome)
                .containsExactly(Received.Outcome.APPLIED, Received.Outcome.CONTRADICTED_AGAIN);
        assertThat(world.store.takeMessages(world.clock.instant(), world.clock.instant(), 10))
                .extracting(message -> message.news())
                .containsExactly(Effect.News.PAYMENT_CONTRADICTED);
    }

    @Test
    void another_contradiction_is_another_incident() {
        Payment payment = world.opened(world.created(Product.PAGE));
        Fact.Trade cheap = world.channel.pay(payment.newest(), Money.ofFen(1));
        world.noticeNamed("n-1", cheap);
        assertThat(world.noticeNamed("n-2", ofAmount(cheap, 2))).isEqualTo(Gateway.Noticed.CONTRADICTED);

        assertThat(world.store.incidents(Incident.Standing.OPEN, 10)).hasSize(2);
    }

    private static Fact.Trade ofAmount(Fact.Trade fact, long fen) {
        return new Fact.Trade(
                fact.orderNo(),
                new TradeNo("2026112222009"),
                fact.standing(),
                Money.ofFen(fen),
                fact.receipt(),
                fact.refunded(),
                fact.at());
    }

    /** Otherwise its lease would run out every half a minute, and it would be asked about for ever. */
    @Test
    void a_look_that_contradicts_plans_the_next_one() {
        Payment payment = world.opened(world.created(Product.PAGE));
        world.channel.pay(payment.newest(), Money.ofFen(1));
        for (int i = 1; i <= 3; i++) {
            world.pass(Duration.ofSeconds(20));
            AttemptState.Awaiting state =
                    (AttemptState.Awaiting) world.newest(payment).state();
            assertThat(state.look().made()).isEqualTo(i);
        }
        assertThat(world.store.incidents(Incident.Standing.OPEN, 10)).hasSize(1);
    }

    @Test
    void a_notice_after_the_answer_is_kept_as_no_news() {
        Payment payment = world.opened(world.created(Product.PAGE));
        Fact.Trade fact = world.channel.pay(payment.newest(), payment.order().total());
        world.gateway.refreshed(payment);
        assertThat(world.notice(fact)).isEqualTo(Gateway.Noticed.NO_NEWS);

        assertThat(world.store.history(payment.id()).notices())
                .extracting(Received::outcome)
                .containsExactly(Received.Outcome.NO_NEWS);
    }

    @Test
    void it_is_counted_how_payments_were_learned_and_how_late() {
        Payment noticed = world.opened(world.created(Product.PAGE));
        Fact.Trade fact = world.channel.pay(noticed.newest(), noticed.order().total());
        world.clock.advance(Duration.ofSeconds(3));
        world.notice(fact);
        world.notice(fact);
        Payment looked = world.opened(World.given(world.create("order-2", 10_000, Product.PAGE)));
        world.channel.pay(looked.newest(), looked.order().total());
        world.pass(Duration.ofSeconds(6));

        Figures.Way notice = world.gateway.figures().way(Figures.Learned.NOTICE);
        assertThat(notice.payments()).isEqualTo(1);
        assertThat(notice.longest()).isEqualTo(Duration.ofSeconds(3));
        assertThat(notice.counts()).containsExactly(0L, 1L, 0L, 0L, 0L, 0L, 0L);
        Figures.Way look = world.gateway.figures().way(Figures.Learned.LOOK);
        assertThat(look.payments()).isEqualTo(1);
        assertThat(world.gateway.figures().way(Figures.Learned.QUERY).payments())
                .isZero();
    }
}
