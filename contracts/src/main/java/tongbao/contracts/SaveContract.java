package tongbao.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.Applied;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Event;
import tongbao.core.payment.Payment;
import tongbao.core.store.Message;
import tongbao.core.store.Notice;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;

/** What a store promises about decisions. */
public interface SaveContract extends StoreInHand {

    private Payment kept(String number) {
        return Given.create(store(), List.of(Given.birth(number)))
                .getFirst()
                .found()
                .orElseThrow();
    }

    private static AttemptState closed(int seconds) {
        return new AttemptState.Closed(Given.NOW.plusSeconds(seconds));
    }

    private static Save with(Save save, String noticeId, String body) {
        Notice notice = new Notice(
                noticeId,
                save.before().newest().account(),
                save.before().newest().orderNo(),
                body.getBytes(UTF_8),
                Given.NOW.plusSeconds(1));
        return new Save(save.before(), save.after(), Optional.of(notice));
    }

    private List<Message> messages() {
        return store().takeMessages(Given.NOW.plusSeconds(60), Given.NOW.plusSeconds(61), 1000);
    }

    @Test
    default void a_decision_is_found_again_whole() {
        Payment payment = kept("order-1");
        Save save = with(Given.moved(payment, Given.paid(), Given.tell(Effect.News.PAYMENT_PAID)), "n-1", "a=1");

        assertThat(store().save(List.of(save))).containsExactly(Saved.SAVED);

        assertThat(store().find(payment.id())).contains(save.after().next());
        assertThat(events(payment.id()))
                .hasSize(2)
                .endsWith(save.after().events().getFirst());
        assertThat(messages())
                .containsExactly(
                        new Message(Given.APP, payment.id(), 2, 0, Effect.News.PAYMENT_PAID, Optional.empty()));
        assertThat(noticeBodies(payment.newest().orderNo())).containsExactly("a=1".getBytes(UTF_8));
    }

    @Test
    default void a_decision_on_what_has_moved_since_is_stale_and_leaves_no_trace() {
        Payment payment = kept("order-1");
        Save first = Given.moved(payment, closed(1));
        store().save(List.of(first));
        Save late = with(Given.moved(payment, Given.paid(), Given.tell(Effect.News.PAYMENT_PAID)), "n-1", "a=1");

        assertThat(store().save(List.of(late))).containsExactly(Saved.STALE);

        assertThat(store().find(payment.id())).contains(first.after().next());
        assertThat(events(payment.id())).hasSize(2);
        assertThat(messages()).isEmpty();
        assertThat(noticeBodies(payment.newest().orderNo())).isEmpty();
    }

    @Test
    default void a_decision_kept_before_is_stale_when_it_is_handed_in_again() {
        Save save = Given.moved(kept("order-1"), Given.paid(), Given.tell(Effect.News.PAYMENT_PAID));

        assertThat(store().save(List.of(save))).containsExactly(Saved.SAVED);
        assertThat(store().save(List.of(save))).containsExactly(Saved.STALE);

        assertThat(messages()).hasSize(1);
        assertThat(events(save.before().id())).hasSize(2);
    }

    @Test
    default void a_decision_on_a_payment_that_was_never_kept_is_stale() {
        Save save = Given.moved(Given.birth("order-1").next(), Given.paid());

        assertThat(store().save(List.of(save))).containsExactly(Saved.STALE);
        assertThat(store().find(save.before().id())).isEmpty();
        assertThat(events(save.before().id())).isEmpty();
    }

    @Test
    default void each_decision_of_a_list_is_answered_for_itself() {
        Payment one = kept("order-1");
        Payment two = kept("order-2");
        Payment three = kept("order-3");
        store().save(List.of(Given.moved(two, closed(1))));

        assertThat(store().save(List.of(
                        Given.moved(one, closed(2)), Given.moved(two, closed(2)), Given.moved(three, closed(2)))))
                .containsExactly(Saved.SAVED, Saved.STALE, Saved.SAVED);

        assertThat(store().find(two.id()).orElseThrow().attempt(1).state()).isEqualTo(closed(1));
        assertThat(store().find(three.id()).orElseThrow().attempt(1).state()).isEqualTo(closed(2));
    }

    @Test
    default void of_two_decisions_on_the_same_version_in_one_list_the_first_is_kept() {
        Payment payment = kept("order-1");

        assertThat(store().save(List.of(Given.moved(payment, closed(1)), Given.moved(payment, closed(2)))))
                .containsExactly(Saved.SAVED, Saved.STALE);

        assertThat(store().find(payment.id()).orElseThrow().attempt(1).state()).isEqualTo(closed(1));
        assertThat(events(payment.id())).hasSize(2);
    }

    @Test
    default void a_decision_may_follow_on_one_before_it_in_the_same_list() {
        Payment payment = kept("order-1");
        Save first = Given.moved(payment, closed(1));
        Save second = Given.moved(first.after().next(), Given.paid());

        assertThat(store().save(List.of(first, second))).containsExactly(Saved.SAVED, Saved.SAVED);

        assertThat(store().find(payment.id())).contains(second.after().next());
    }

    @Test
    default void of_many_decisions_at_once_on_one_version_one_is_kept() {
        Payment payment = kept("order-1");

        List<Saved> answers = Together.run(
                64,
                i -> store().save(List.of(Given.moved(payment, closed(i), Given.tell(Effect.News.PAYMENT_CLOSED))))
                        .getFirst());

        assertThat(answers).filteredOn(Saved.SAVED::equals).hasSize(1);
        Instant kept = Given.NOW.plusSeconds(answers.indexOf(Saved.SAVED));
        assertThat(store().find(payment.id()).orElseThrow().attempt(1).state())
                .isEqualTo(new AttemptState.Closed(kept));
        assertThat(messages()).hasSize(1);
        assertThat(events(payment.id())).hasSize(2);
    }

    @Test
    default void many_lists_at_once_about_the_same_payments_in_any_order_keep_one_decision_each() {
        List<Payment> payments =
                IntStream.range(0, 20).mapToObj(i -> kept("order-" + i)).toList();

        List<Saved> answers = Together.run(16, i -> {
                    Stream<Payment> mine = i % 2 == 0 ? payments.stream() : payments.reversed().stream();
                    return store().save(mine.map(p -> Given.moved(p, closed(i))).toList());
                })
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(answers).filteredOn(Saved.SAVED::equals).hasSize(20);
        assertThat(payments).allSatisfy(p -> assertThat(events(p.id())).hasSize(2));
    }

    @Test
    default void a_notice_that_comes_again_does_no_harm_and_is_kept_as_it_came_first() {
        Payment payment = kept("order-1");
        Save first = with(Given.moved(payment, closed(1)), "n-1", "first");
        Save again = with(Given.moved(first.after().next(), Given.paid()), "n-1", "again");
        Save other = with(Given.moved(again.after().next(), Given.paid()), "n-2", "other");

        assertThat(store().save(List.of(first))).containsExactly(Saved.SAVED);
        assertThat(store().save(List.of(again))).containsExactly(Saved.SAVED);
        assertThat(store().save(List.of(other))).containsExactly(Saved.SAVED);

        assertThat(noticeBodies(payment.newest().orderNo()))
                .containsExactlyInAnyOrder("first".getBytes(UTF_8), "other".getBytes(UTF_8));
    }

    @Test
    default void a_notice_is_kept_byte_by_byte() {
        Payment payment = kept("order-1");
        byte[] body = new byte[256];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }
        Save save = Given.moved(payment, Given.paid());
        Notice notice =
                new Notice("n-1", payment.newest().account(), payment.newest().orderNo(), body, Given.NOW);

        store().save(List.of(new Save(save.before(), save.after(), Optional.of(notice))));

        assertThat(noticeBodies(payment.newest().orderNo())).containsExactly(body);
    }

    @Test
    default void events_are_told_in_the_order_in_which_they_happened() {
        Payment payment = kept("order-1");
        for (int i = 0; i < 12; i++) {
            List<Event> events =
                    List.of(Given.event("attempt 1", "a" + i, "b" + i), Given.event("payment", "c" + i, "d" + i));
            Save moved = Given.moved(payment, closed(i));
            Applied applied = new Applied(moved.after().next(), events, List.of());
            store().save(List.of(new Save(payment, applied, Optional.empty())));
            payment = applied.next();
        }

        List<Event> told = events(payment.id());

        assertThat(told).hasSize(25);
        assertThat(told.subList(1, 25))
                .extracting(Event::from)
                .isEqualTo(IntStream.range(0, 12)
                        .boxed()
                        .flatMap(i -> Stream.of("a" + i, "c" + i))
                        .toList());
    }
}
