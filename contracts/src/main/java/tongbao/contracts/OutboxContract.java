package tongbao.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Payment;
import tongbao.core.payment.RefundId;
import tongbao.core.store.Message;

/** What a store promises about the words that wait to be told. */
public interface OutboxContract extends StoreInHand {
    Instant TAKEN_UNTIL = Given.NOW.plusSeconds(30);

    private Payment telling(String number, Effect... effects) {
        Applied birth = Given.birth(number);
        Applied telling = new Applied(birth.next(), birth.events(), List.of(effects));
        return Given.create(store(), List.of(telling)).getFirst().found().orElseThrow();
    }

    private List<Message> take(Instant now, int most) {
        return store().takeMessages(now, now.plusSeconds(30), most);
    }

    @Test
    default void every_news_is_taken_as_it_was_kept_and_other_effects_are_no_words() {
        Payment payment = telling("order-1", new Effect.Submit(1));
        RefundId refund =
                Given.refund(payment, "r-1", Given.refunding(Given.NOW)).id();
        List<Effect> effects = new ArrayList<>();
        List<Message> expected = new ArrayList<>();
        for (Effect.News news : Effect.News.values()) {
            Optional<RefundId> about = news.name().startsWith("REFUND") ? Optional.of(refund) : Optional.empty();
            effects.add(new Effect.Deliver(refund));
            effects.add(new Effect.Tell(news, about));
            expected.add(new Message(Given.APP, payment.id(), 2, expected.size(), news, about));
        }
        store().save(List.of(Given.moved(payment, Given.paid(), effects.toArray(Effect[]::new))));

        assertThat(take(Given.NOW, 100)).isEqualTo(expected);
    }

    @Test
    default void the_words_about_one_payment_are_given_in_their_order() {
        Payment payment = telling("order-1", Given.tell(Effect.News.PAYMENT_CLOSED));
        for (int i = 0; i < 11; i++) {
            var save = Given.moved(
                    payment,
                    Given.paid(),
                    Given.tell(Effect.News.PAYMENT_PAID),
                    Given.tell(Effect.News.PAYMENT_FINISHED));
            store().save(List.of(save));
            payment = save.after().next();
        }

        List<Message> taken = take(Given.NOW, 100);

        assertThat(taken).extracting(Message::version).isSorted().hasSize(23);
        assertThat(taken.subList(1, 23))
                .extracting(Message::place)
                .isEqualTo(IntStream.range(0, 22).mapToObj(i -> i % 2).toList());
    }

    @Test
    default void a_message_that_was_taken_comes_again_only_when_it_was_not_settled() {
        telling("order-1", Given.tell(Effect.News.PAYMENT_PAID));
        telling("order-2", Given.tell(Effect.News.PAYMENT_PAID));
        List<Message> taken = take(Given.NOW, 10);
        assertThat(taken).hasSize(2);
        assertThat(take(TAKEN_UNTIL.minusNanos(1000), 10)).isEmpty();

        store().settle(List.of(taken.getFirst()));

        assertThat(take(TAKEN_UNTIL, 10)).containsExactly(taken.getLast());
        store().settle(taken);
        assertThat(take(TAKEN_UNTIL.plusSeconds(900), 10)).isEmpty();
        store().settle(taken);
    }

    @Test
    default void no_more_messages_are_taken_than_asked_for() {
        IntStream.range(0, 7).forEach(i -> telling("order-" + i, Given.tell(Effect.News.PAYMENT_PAID)));

        assertThat(take(Given.NOW, 5)).hasSize(5);
        assertThat(take(Given.NOW, 5)).hasSize(2);
        assertThat(take(Given.NOW, 5)).isEmpty();
    }

    @Test
    default void many_takers_at_once_are_never_given_the_same_message() {
        IntStream.range(0, 200).forEach(i -> telling("order-" + i, Given.tell(Effect.News.PAYMENT_PAID)));

        List<Message> taken = new ArrayList<>(Together.run(16, i -> take(Given.NOW, 20)).stream()
                .flatMap(List::stream)
                .toList());
        assertThat(taken).doesNotHaveDuplicates();

        Stream.generate(() -> take(Given.NOW, 50))
                .takeWhile(more -> !more.isEmpty())
                .forEach(taken::addAll);
        assertThat(taken).hasSize(200).doesNotHaveDuplicates();
    }
}
