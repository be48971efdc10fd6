package tongbao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Effect;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.store.Kept;

/** What a store promises about new payments. */
public interface CreateContract extends StoreInHand {

    @Test
    default void a_new_payment_is_found_by_every_key_it_has() {
        Applied birth = Given.birth("order-1");
        Payment payment = birth.next();

        assertThat(Given.create(store(), List.of(birth))).containsExactly(new Kept.New(payment));

        assertThat(store().find(payment.id())).contains(payment);
        assertThat(store().find(Given.APP, new OutTradeNo("order-1"))).contains(payment);
        assertThat(store().find(payment.newest().orderNo())).contains(payment);
        assertThat(store().find(payment.newest().link())).contains(payment);
        assertThat(events(payment.id())).isEqualTo(birth.events());
    }

    @Test
    default void what_was_never_kept_is_not_found() {
        Payment payment = Given.birth("order-1").next();

        assertThat(store().find(payment.id())).isEmpty();
        assertThat(store().find(Given.APP, new OutTradeNo("order-1"))).isEmpty();
        assertThat(store().find(payment.newest().orderNo())).isEmpty();
        assertThat(store().find(payment.newest().link())).isEmpty();
        assertThat(store().find(Given.refund(payment, "r-1", Given.refunding(Given.NOW))
                        .id()))
                .isEmpty();
    }

    @Test
    default void a_number_used_again_is_answered_with_what_it_stands_for_and_leaves_no_trace() {
        Payment first = Given.birth("order-1").next();
        Given.create(store(), List.of(new Applied(first, List.of(), List.of())));
        Applied again = Given.birth("order-1");
        Applied telling = new Applied(again.next(), again.events(), List.of(Given.tell(Effect.News.PAYMENT_CLOSED)));

        assertThat(Given.create(store(), List.of(telling))).containsExactly(new Kept.Existing(first));

        assertThat(store().find(again.next().id())).isEmpty();
        assertThat(store().find(again.next().newest().orderNo())).isEmpty();
        assertThat(store().find(again.next().newest().link())).isEmpty();
        assertThat(events(again.next().id())).isEmpty();
        assertThat(store().takeMessages(Given.NOW, Given.NOW.plusSeconds(9), 10))
                .isEmpty();
    }

    @Test
    default void a_number_used_again_is_answered_with_the_payment_as_it_is_by_now() {
        Payment first = Given.birth("order-1").next();
        Given.create(store(), List.of(new Applied(first, List.of(), List.of())));
        store().save(List.of(Given.moved(first, Given.paid())));

        Kept kept = Given.create(store(), List.of(Given.birth("order-1"))).getFirst();

        Payment found = kept.found().orElseThrow();
        assertThat(found.version()).isEqualTo(2);
        assertThat(found.attempt(1).state()).isEqualTo(Given.paid());
    }

    @Test
    default void the_same_number_twice_in_one_list_is_kept_once() {
        Applied first = Given.birth("order-1");
        Applied other = Given.birth("order-2");
        Applied second = Given.birth("order-1");

        assertThat(Given.create(store(), List.of(first, other, second)))
                .containsExactly(
                        new Kept.New(first.next()), new Kept.New(other.next()), new Kept.Existing(first.next()));

        assertThat(store().find(second.next().id())).isEmpty();
    }

    @Test
    default void the_same_number_of_another_app_is_another_payment() {
        Applied ours = Given.birth("order-1");
        AppId app = new AppId("market");
        Applied theirs = Given.birth(Given.order(app, "order-1"), Given.paid());

        assertThat(Given.create(store(), List.of(ours, theirs)))
                .containsExactly(new Kept.New(ours.next()), new Kept.New(theirs.next()));
        assertThat(store().find(app, new OutTradeNo("order-1"))).contains(theirs.next());
    }

    @Test
    default void many_at_once_with_one_number_make_one_payment() {
        List<Kept> answers = Together.run(
                64, i -> Given.create(store(), List.of(Given.birth("order-1"))).getFirst());

        assertThat(answers).filteredOn(Kept.New.class::isInstance).hasSize(1);
        assertThat(answers)
                .extracting(Kept::found)
                .containsOnly(answers.getFirst().found());
    }

    @Test
    default void many_lists_at_once_with_the_same_numbers_in_any_order_make_each_payment_once() {
        List<Kept> answers = Together.run(16, i -> {
                    List<Applied> births = IntStream.range(0, 20)
                            .mapToObj(number -> Given.birth("order-" + (number * (2 * i + 1)) % 23))
                            .toList();
                    return Given.create(store(), births);
                })
                .stream()
                .flatMap(List::stream)
                .toList();

        long different = answers.stream().map(Kept::found).distinct().count();
        assertThat(answers).filteredOn(Kept.New.class::isInstance).hasSize((int) different);
    }

    @Test
    default void a_long_list_is_answered_in_its_order() {
        List<Applied> births = IntStream.range(0, 1000)
                .mapToObj(i -> Given.birth("order-" + i))
                .toList();

        List<Kept> answers = Given.create(store(), births);

        assertThat(answers)
                .extracting(answer -> answer.found().orElseThrow())
                .isEqualTo(births.stream().map(Applied::next).toList());
        assertThat(store().find(Given.APP, new OutTradeNo("order-999")))
                .isEqualTo(Optional.of(births.getLast().next()));
    }

    @Test
    default void an_empty_list_is_answered_with_an_empty_list() {
        assertThat(Given.create(store(), List.of())).isEmpty();
        assertThat(store().save(List.of())).isEmpty();
        assertThat(store().remember(List.of())).isEmpty();
        store().settle(List.of());
    }
}
