package tongbao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Applied;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Look;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundState;
import tongbao.core.store.Due;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;

/** What a store promises about looks that are due. */
public interface LeaseContract extends StoreInHand {
    Instant UNTIL = Given.NOW.plusSeconds(30);

    private Payment kept(String number, Instant lookAt) {
        Applied birth = Given.birth(number, awaiting(lookAt, 0));
        return Given.create(store(), List.of(birth)).getFirst().found().orElseThrow();
    }

    private Payment keptFor(AppId app, String number, Instant lookAt) {
        Applied birth = Given.birth(Given.order(app, number), awaiting(lookAt, 0));
        return Given.create(store(), List.of(birth)).getFirst().found().orElseThrow();
    }

    private static AttemptState awaiting(Instant lookAt, int made) {
        return new AttemptState.Awaiting(Given.NOW, new Look(lookAt, made), Optional.empty());
    }

    private static Due due(Payment payment) {
        return new Due.OfAttempt(payment.id(), 1);
    }

    @Test
    default void a_look_is_given_when_its_time_has_come_and_not_before() {
        Payment payment = kept("order-1", Given.NOW);

        assertThat(store().lease(Given.NOW.minusNanos(1000), UNTIL, 10)).isEmpty();
        assertThat(store().lease(Given.NOW, UNTIL, 10)).containsExactly(due(payment));
    }

    @Test
    default void what_is_leased_is_given_to_nobody_else_until_the_lease_is_over() {
        Payment payment = kept("order-1", Given.NOW.minusSeconds(5));
        store().lease(Given.NOW, UNTIL, 10);

        assertThat(store().lease(Given.NOW, UNTIL, 10)).isEmpty();
        assertThat(store().lease(UNTIL.minusNanos(1000), UNTIL.plusSeconds(30), 10))
                .isEmpty();
        assertThat(store().lease(UNTIL, UNTIL.plusSeconds(30), 10)).containsExactly(due(payment));
    }

    @Test
    default void what_is_settled_is_never_due() {
        List<AttemptState> settled =
                List.of(Given.paid(), new AttemptState.Closed(Given.NOW), new AttemptState.Refused("NO", Given.NOW));
        for (int i = 0; i < settled.size(); i++) {
            Given.create(store(), List.of(Given.birth("order-" + i, settled.get(i))));
        }

        assertThat(store().lease(Given.NOW.plusSeconds(1_000_000), UNTIL, 10)).isEmpty();
    }

    @Test
    default void a_refund_is_due_like_an_attempt() {
        Payment payment = Given.create(store(), List.of(Given.birth("order-1", Given.paid())))
                .getFirst()
                .found()
                .orElseThrow();
        Refund refunding = Given.refund(payment, "r-1", Given.refunding(Given.NOW));
        Refund doubting =
                Given.refund(payment, "r-2", new RefundState.Doubting("NO", Look.first(Given.NOW.plusSeconds(1))));
        Refund refunded = Given.refund(payment, "r-3", new RefundState.Refunded(Given.NOW));
        store().save(List.of(Given.withRefunds(payment, List.of(refunding, doubting, refunded))));

        assertThat(store().lease(Given.NOW, UNTIL, 10)).containsExactly(new Due.OfRefund(payment.id(), refunding.id()));
        assertThat(store().lease(Given.NOW.plusSeconds(1), UNTIL, 10))
                .containsExactly(new Due.OfRefund(payment.id(), doubting.id()));
        assertThat(store().lease(UNTIL, UNTIL.plusSeconds(1), 10)).hasSize(2);
    }

    @Test
    default void the_oldest_are_given_first_and_no_more_than_asked_for() {
        Payment third = kept("order-3", Given.NOW.minusSeconds(1));
        Payment first = kept("order-1", Given.NOW.minusSeconds(9));
        Payment paid = Given.create(store(), List.of(Given.birth("order-2", Given.paid())))
                .getFirst()
                .found()
                .orElseThrow();
        Refund second = Given.refund(paid, "r-1", Given.refunding(Given.NOW.minusSeconds(5)));
        store().save(List.of(Given.withRefunds(paid, List.of(second))));

        assertThat(store().lease(Given.NOW, UNTIL, 2))
                .containsExactly(due(first), new Due.OfRefund(paid.id(), second.id()));
        assertThat(store().lease(Given.NOW, UNTIL, 2)).containsExactly(due(third));
        assertThat(store().lease(Given.NOW, UNTIL, 2)).isEmpty();
    }

    @Test
    default void no_app_waits_behind_the_backlog_of_another() {
        List<Due> backlog = IntStream.range(0, 30)
                .mapToObj(i -> due(kept("order-" + i, Given.NOW.minusSeconds(1_000 - i))))
                .toList();
        Due first = due(keptFor(new AppId("small-shop"), "order-1", Given.NOW.minusSeconds(2)));
        Due second = due(keptFor(new AppId("small-shop"), "order-2", Given.NOW.minusSeconds(1)));
        Due third = due(keptFor(new AppId("a-third"), "order-1", Given.NOW));

        assertThat(store().lease(Given.NOW, UNTIL, 6))
                .containsExactly(backlog.get(0), first, third, backlog.get(1), second, backlog.get(2));
        assertThat(store().lease(Given.NOW, UNTIL, 100)).containsExactlyElementsOf(backlog.subList(3, 30));
    }

    @Test
    default void many_takers_at_once_are_never_given_the_same() {
        List<Due> all = IntStream.range(0, 200)
                .mapToObj(i -> due(kept("order-" + i, Given.NOW.minusSeconds(i))))
                .toList();

        List<Due> taken = new ArrayList<>(Together.run(16, i -> store().lease(Given.NOW, UNTIL, 20)).stream()
                .flatMap(List::stream)
                .toList());
        assertThat(taken).doesNotHaveDuplicates();

        Stream.generate(() -> store().lease(Given.NOW, UNTIL, 50))
                .takeWhile(more -> !more.isEmpty())
                .forEach(taken::addAll);
        assertThat(taken).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    default void a_lease_makes_no_decision_stale() {
        Payment payment = kept("order-1", Given.NOW);
        store().lease(Given.NOW, UNTIL, 10);
        Save save = Given.moved(payment, Given.paid());

        assertThat(store().save(List.of(save))).containsExactly(Saved.SAVED);

        assertThat(store().find(payment.id())).contains(save.after().next());
        assertThat(store().lease(UNTIL.plusSeconds(1), UNTIL.plusSeconds(30), 10))
                .isEmpty();
    }

    @Test
    default void a_payment_under_lease_is_read_with_its_version_and_its_looks_made() {
        Payment payment = kept("order-1", Given.NOW);
        store().lease(Given.NOW, UNTIL, 10);

        Payment reread = store().find(payment.id()).orElseThrow();

        assertThat(reread.version()).isEqualTo(payment.version());
        AttemptState.Unsettled state =
                (AttemptState.Unsettled) reread.attempt(1).state();
        assertThat(state.look().made()).isZero();
        assertThat(store().save(List.of(Given.moved(reread, Given.paid())))).containsExactly(Saved.SAVED);
    }

    @Test
    default void a_look_planned_anew_ends_the_lease() {
        Payment payment = kept("order-1", Given.NOW);
        store().lease(Given.NOW, UNTIL, 10);
        Instant sooner = Given.NOW.plusSeconds(5);
        store().save(List.of(Given.moved(payment, awaiting(sooner, 1))));

        assertThat(store().lease(sooner, UNTIL, 10)).containsExactly(due(payment));
    }

    @Test
    default void a_decision_about_something_else_leaves_the_lease_alone() {
        Payment payment = kept("order-1", Given.NOW);
        store().lease(Given.NOW, UNTIL, 10);
        Refund refund = Given.refund(payment, "r-1", new RefundState.Refused("NO", Given.NOW));
        store().save(List.of(Given.withRefunds(payment, List.of(refund))));

        assertThat(store().lease(Given.NOW.plusSeconds(1), UNTIL, 10)).isEmpty();
        assertThat(store().lease(UNTIL, UNTIL.plusSeconds(1), 10)).containsExactly(due(payment));
    }
}
