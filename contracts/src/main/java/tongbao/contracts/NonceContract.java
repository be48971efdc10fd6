package tongbao.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static tongbao.core.store.Newness.NEW;
import static tongbao.core.store.Newness.SEEN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.AppId;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Payment;
import tongbao.core.store.Birth;
import tongbao.core.store.Kept;
import tongbao.core.store.Newness;
import tongbao.core.store.Nonce;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;

/** What a store promises about once-only values. */
public interface NonceContract extends StoreInHand {

    private static Nonce nonce(String value, Instant expiresAt) {
        return new Nonce(Given.APP, value, expiresAt);
    }

    @Test
    default void a_nonce_is_new_once() {
        Nonce nonce = nonce("n-1", Given.NOW.plusSeconds(600));

        assertThat(store().remember(List.of(nonce))).containsExactly(NEW);
        assertThat(store().remember(List.of(nonce))).containsExactly(SEEN);
        assertThat(store().remember(List.of(nonce("n-1", Given.NOW.plusSeconds(900)))))
                .containsExactly(SEEN);
    }

    @Test
    default void a_nonce_is_one_apps_own() {
        Instant expiresAt = Given.NOW.plusSeconds(600);
        store().remember(List.of(nonce("n-1", expiresAt)));

        assertThat(store().remember(List.of(new Nonce(new AppId("market"), "n-1", expiresAt))))
                .containsExactly(NEW);
    }

    @Test
    default void the_same_nonce_twice_in_one_list_is_new_once() {
        Instant expiresAt = Given.NOW.plusSeconds(600);
        store().remember(List.of(nonce("old", expiresAt)));

        assertThat(store().remember(List.of(
                        nonce("a", expiresAt), nonce("old", expiresAt), nonce("b", expiresAt), nonce("a", expiresAt))))
                .containsExactly(NEW, SEEN, NEW, SEEN);
    }

    @Test
    default void of_many_at_once_with_one_nonce_one_is_new() {
        Nonce nonce = nonce("n-1", Given.NOW.plusSeconds(600));

        List<Newness> answers =
                Together.run(64, i -> store().remember(List.of(nonce)).getFirst());

        assertThat(answers).filteredOn(NEW::equals).hasSize(1);
    }

    @Test
    default void a_nonce_counts_until_it_is_forgotten_and_is_forgotten_only_when_it_has_expired() {
        Nonce brief = nonce("brief", Given.NOW.plusSeconds(10));
        Nonce lasting = nonce("lasting", Given.NOW.plusSeconds(600));
        store().remember(List.of(brief, lasting));

        assertThat(store().forget(Given.NOW, 10)).isZero();
        assertThat(store().remember(List.of(brief))).containsExactly(SEEN);
        assertThat(store().forget(Given.NOW.plusSeconds(11), 10)).isEqualTo(1);
        assertThat(store().remember(List.of(lasting))).containsExactly(SEEN);
        assertThat(store().remember(List.of(brief))).containsExactly(NEW);
    }

    @Test
    default void no_more_are_forgotten_than_asked_for() {
        store().remember(IntStream.range(0, 25)
                .mapToObj(i -> nonce("n-" + i, Given.NOW))
                .toList());

        assertThat(store().forget(Given.NOW.plusSeconds(1), 10)).isEqualTo(10);
        assertThat(store().forget(Given.NOW.plusSeconds(1), 10)).isEqualTo(10);
        assertThat(store().forget(Given.NOW.plusSeconds(1), 10)).isEqualTo(5);
    }

    private static Nonce lasting(String value) {
        return nonce(value, Given.NOW.plusSeconds(600));
    }

    private static Birth birth(String number, String nonce) {
        return new Birth(Given.birth(number), Optional.of(lasting(nonce)));
    }

    private static Save paying(Payment before, String nonce) {
        Save save = Given.moved(before, Given.paid(), Given.tell(Effect.News.PAYMENT_PAID));
        return new Save(save.before(), save.after(), save.notice(), Optional.of(lasting(nonce)));
    }

    private static boolean isReplayed(Kept kept) {
        return kept instanceof Kept.Replayed;
    }

    @Test
    default void a_nonce_goes_along_with_a_new_payment() {
        Birth birth = birth("order-1", "n-1");

        assertThat(store().create(List.of(birth)))
                .containsExactly(new Kept.New(birth.decision().next()));

        assertThat(store().remember(List.of(lasting("n-1")))).containsExactly(SEEN);
    }

    @Test
    default void a_birth_whose_nonce_was_seen_before_leaves_no_trace() {
        store().remember(List.of(lasting("n-1")));
        Birth copy = birth("order-1", "n-1");
        Birth other = birth("order-2", "n-2");

        assertThat(store().create(List.of(copy, other)))
                .containsExactly(
                        new Kept.Replayed(), new Kept.New(other.decision().next()));

        assertThat(store().find(copy.decision().next().id())).isEmpty();
        assertThat(store().find(copy.decision().next().newest().orderNo())).isEmpty();
        assertThat(events(copy.decision().next().id())).isEmpty();
    }

    @Test
    default void a_copy_is_told_as_one_even_where_its_number_is_taken() {
        Birth birth = birth("order-1", "n-1");
        store().create(List.of(birth));

        assertThat(store().create(List.of(birth))).containsExactly(new Kept.Replayed());
        assertThat(store().create(List.of(birth("order-1", "n-2"))))
                .containsExactly(new Kept.Existing(birth.decision().next()));
        assertThat(store().remember(List.of(lasting("n-2")))).containsExactly(SEEN);
    }

    @Test
    default void of_two_births_with_one_nonce_in_one_list_the_first_is_kept() {
        Birth first = birth("order-1", "n-1");
        Birth second = birth("order-2", "n-1");

        assertThat(store().create(List.of(first, second)))
                .containsExactly(new Kept.New(first.decision().next()), new Kept.Replayed());

        assertThat(store().find(second.decision().next().id())).isEmpty();
    }

    @Test
    default void of_many_births_at_once_with_one_nonce_one_is_kept() {
        List<Kept> answers = Together.run(
                64, i -> store().create(List.of(birth("order-" + i, "n-1"))).getFirst());

        assertThat(answers).filteredOn(answer -> !isReplayed(answer)).hasSize(1);
    }

    @Test
    default void a_nonce_goes_along_with_a_decision() {
        Payment payment = Given.kept(store(), Given.birth("order-1"));

        assertThat(store().save(List.of(paying(payment, "n-1")))).containsExactly(Saved.SAVED);

        assertThat(store().remember(List.of(lasting("n-1")))).containsExactly(SEEN);
        assertThat(store().find(payment.id()).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    default void a_decision_whose_nonce_was_seen_before_leaves_no_trace() {
        Payment one = Given.kept(store(), Given.birth("order-1"));
        Payment two = Given.kept(store(), Given.birth("order-2"));
        store().remember(List.of(lasting("n-1")));

        assertThat(store().save(List.of(paying(one, "n-1"), paying(two, "n-2"))))
                .containsExactly(Saved.REPLAYED, Saved.SAVED);

        assertThat(store().find(one.id())).contains(one);
        assertThat(events(one.id())).hasSize(1);
        assertThat(store().takeMessages(Given.NOW.plusSeconds(60), Given.NOW.plusSeconds(61), 10))
                .hasSize(1);
    }

    @Test
    default void the_nonce_of_a_stale_decision_is_spent_and_the_decision_can_be_made_again_without_it() {
        Payment payment = Given.kept(store(), Given.birth("order-1"));
        Save first = Given.moved(payment, new AttemptState.Closed(Given.NOW));
        store().save(List.of(first));

        assertThat(store().save(List.of(paying(payment, "n-1")))).containsExactly(Saved.STALE);

        assertThat(store().remember(List.of(lasting("n-1")))).containsExactly(SEEN);
        assertThat(store().save(List.of(Given.moved(first.after().next(), Given.paid()))))
                .containsExactly(Saved.SAVED);
    }

    @Test
    default void of_two_decisions_with_one_nonce_in_one_list_the_first_is_kept() {
        Payment one = Given.kept(store(), Given.birth("order-1"));
        Payment two = Given.kept(store(), Given.birth("order-2"));

        assertThat(store().save(List.of(paying(one, "n-1"), paying(two, "n-1"))))
                .containsExactly(Saved.SAVED, Saved.REPLAYED);
    }

    @Test
    default void of_many_at_once_with_one_nonce_on_any_way_one_is_taken() {
        List<Payment> payments = IntStream.range(0, 60)
                .mapToObj(i -> Given.kept(store(), Given.birth("order-" + i)))
                .toList();

        List<Boolean> taken = Together.run(60, i -> switch (i % 3) {
            case 0 ->
                !isReplayed(store().create(List.of(birth("new-" + i, "n-1"))).getFirst());
            case 1 -> store().save(List.of(paying(payments.get(i), "n-1"))).getFirst() == Saved.SAVED;
            default -> store().remember(List.of(lasting("n-1"))).getFirst() == NEW;
        });

        assertThat(taken).filteredOn(each -> each).hasSize(1);
    }

    @Test
    default void many_at_once_with_the_same_nonces_and_payments_in_any_order_wait_for_nobody_in_vain() {
        List<Payment> payments = IntStream.range(0, 10)
                .mapToObj(i -> Given.kept(store(), Given.birth("order-" + i)))
                .toList();

        List<Saved> answers = Together.run(32, i -> {
                    List<Save> saves = IntStream.range(0, 10)
                            .mapToObj(j -> paying(payments.get((j * (2 * i + 1)) % 10), "n-" + (i * 3 + j * 7) % 40))
                            .toList();
                    return store().save(saves);
                })
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(answers).filteredOn(Saved.SAVED::equals).hasSizeLessThanOrEqualTo(10);
        assertThat(answers).filteredOn(answer -> answer != Saved.REPLAYED).hasSize(40);
    }
}
