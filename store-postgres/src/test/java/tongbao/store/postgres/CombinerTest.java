package tongbao.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tongbao.contracts.Together;
import tongbao.core.store.StoreUnavailable;
import tongbao.core.store.StoreUnavailable.Written;

/** How callers meet in statements, with a statement that is held and let go by hand. */
@Timeout(60)
final class CombinerTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private static Combiner<String, String> combiner(Held statement, Combining bounds, Duration waitMax) {
        return new Combiner<>("test", List::of, statement, bounds, waitMax);
    }

    private static Combiner<String, String> combiner(Held statement, Combining bounds) {
        return combiner(statement, bounds, LONG);
    }

    private static Combiner<String, String> one(Held statement) {
        return combiner(statement, new Combining(1, 64, 1000));
    }

    private static String[] words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "w" + i).toArray(String[]::new);
    }

    @Test
    void a_lone_caller_waits_for_nobody() {
        Held statement = Held.answering();
        Combiner<String, String> combiner = one(statement);
        statement.letAll();

        assertThat(combiner.one("a")).isEqualTo("a!");
        assertThat(combiner.one("b")).isEqualTo("b!");

        assertThat(statement.sent()).containsExactly(List.of("a"), List.of("b"));
        assertThat(combiner.figures().waits()).isEqualTo(new Figures.Waits(0, 0, 0));
        assertThat(combiner.figures().statements()).isEqualTo(2);
    }

    @Test
    void an_empty_list_sends_nothing() {
        Held statement = Held.answering();

        assertThat(one(statement).all(List.of())).isEmpty();
        assertThat(statement.sent()).isEmpty();
    }

    @Test
    void who_comes_while_a_statement_is_under_way_goes_together_with_the_others_afterwards() {
        Held statement = Held.answering();
        Combiner<String, String> combiner = one(statement);
        Callers callers = new Callers(combiner);
        Callers.Caller first = callers.call("first");
        statement.awaitBegun(1);
        List<Callers.Caller> others = IntStream.range(0, 10)
                .mapToObj(i -> callers.callAndWait(i, "w" + i))
                .toList();

        statement.letAll();

        assertThat(first.answer()).containsExactly("first!");
        for (int i = 0; i < 10; i++) {
            assertThat(others.get(i).answer()).containsExactly("w" + i + "!");
        }
        assertThat(statement.sent()).containsExactly(List.of("first"), List.of(words(10)));
        assertThat(combiner.figures().sizes()).containsExactly(1L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
        assertThat(combiner.figures().waits().rows()).isEqualTo(10);
    }

    @Test
    void as_many_statements_are_under_way_as_there_are_connections() {
        Held statement = Held.answering();
        Callers callers = new Callers(combiner(statement, new Combining(2, 1, 1000)));
        callers.call("a");
        statement.awaitBegun(1);
        callers.call("b");
        statement.awaitBegun(1);
        Callers.Caller third = callers.callAndWait(0, "c");

        assertThat(statement.sent()).hasSize(2);
        statement.let(1);
        statement.awaitBegun(1);
        statement.letAll();

        assertThat(third.answer()).containsExactly("c!");
    }

    @Test
    void another_connection_is_used_for_half_a_statement_or_when_somebody_has_waited_for_a_while() {
        Held statement = Held.answering();
        Callers callers = new Callers(combiner(statement, new Combining(2, 6, 1000)));
        callers.call("a");
        statement.awaitBegun(1);
        List<Callers.Caller> half = List.of(callers.call("b"), callers.call("c"), callers.call("d"));
        statement.awaitBegun(1);
        statement.let(2);
        half.forEach(Callers.Caller::answer);
        callers.call("held up");
        statement.awaitBegun(1);
        callers.call("patient");
        statement.awaitBegun(1);
        statement.letAll();

        assertThat(statement.sent()).hasSize(4).endsWith(List.of("held up"), List.of("patient"));
        assertThat(statement.sent().get(1)).hasSize(3);
    }

    @Test
    void no_statement_has_more_rows_than_allowed() {
        Held statement = Held.answering();
        Combiner<String, String> combiner = combiner(statement, new Combining(1, 4, 1000));
        Callers callers = new Callers(combiner);
        callers.call("first");
        statement.awaitBegun(1);
        Callers.Caller list = callers.callAndWait(0, words(10));

        statement.letAll();

        assertThat(list.answer()).hasSize(10).startsWith("w0!").endsWith("w9!");
        assertThat(statement.sent()).extracting(List::size).containsExactly(1, 4, 4, 2);
    }

    @Test
    void elements_of_one_key_go_one_after_the_other_in_the_order_in_which_they_came() {
        Held statement = Held.answering();
        Combiner<String, String> combiner =
                new Combiner<>("test", word -> List.of(word.charAt(0)), statement, new Combining(2, 1, 1000), LONG);
        Callers callers = new Callers(combiner);
        callers.call("a1");
        statement.awaitBegun(1);
        Callers.Caller second = callers.callAndWait(0, "a2");
        Callers.Caller third = callers.callAndWait(1, "a3");
        Callers.Caller other = callers.call("b1");
        statement.awaitBegun(1);

        assertThat(statement.sent()).containsExactly(List.of("a1"), List.of("b1"));
        statement.letAll();

        assertThat(List.of(second.answer(), third.answer(), other.answer()))
                .containsExactly(List.of("a2!"), List.of("a3!"), List.of("b1!"));
        assertThat(statement.sent()).containsExactly(List.of("a1"), List.of("b1"), List.of("a2"), List.of("a3"));
    }

    @Test
    void the_same_key_twice_in_one_list_goes_with_a_later_statement() {
        Held statement = Held.answering();
        statement.letAll();

        assertThat(one(statement).all(List.of("a", "b", "a", "a", "c"))).containsExactly("a!", "b!", "a!", "a!", "c!");
        assertThat(statement.sent()).containsExactly(List.of("a", "b", "c"), List.of("a"), List.of("a"));
    }

    @Test
    void who_finds_the_queue_full_is_turned_away_and_nothing_of_his_is_sent() {
        Held statement = Held.answering();
        Combiner<String, String> combiner = combiner(statement, new Combining(1, 64, 3));
        Callers callers = new Callers(combiner);
        callers.call("first");
        statement.awaitBegun(1);
        Callers.Caller waiting = callers.callAndWait(0, "a", "b");

        assertThat(callers.call("c", "d").written()).isEqualTo(Written.NOTHING);
        Callers.Caller fits = callers.callAndWait(2, "e");
        statement.letAll();

        assertThat(waiting.answer()).containsExactly("a!", "b!");
        assertThat(fits.answer()).containsExactly("e!");
        assertThat(statement.sent()).containsExactly(List.of("first"), List.of("a", "b", "e"));
        assertThat(combiner.figures().turnedAway()).isEqualTo(2);
    }

    @Test
    void who_waits_for_too_long_is_turned_away_and_is_not_sent_later() {
        Held statement = Held.answering();
        Callers callers = new Callers(combiner(statement, new Combining(1, 64, 100), Duration.ofMillis(1)));
        Callers.Caller first = callers.call("first");
        statement.awaitBegun(1);

        assertThat(callers.call("late").written()).isEqualTo(Written.NOTHING);
        statement.letAll();

        assertThat(first.answer()).containsExactly("first!");
        assertThat(statement.sent()).containsExactly(List.of("first"));
    }

    @Test
    void of_a_list_that_is_given_up_when_it_is_sent_in_part_nobody_knows() {
        Held statement = Held.answering();
        Callers callers = new Callers(combiner(statement, new Combining(1, 2, 100)));
        callers.call("first");
        statement.awaitBegun(1);
        callers.callAndWait(0, "second");
        Callers.Caller list = callers.callAndWait(1, "a", "b", "c");
        statement.let(1);
        statement.awaitBegun(1);

        list.thread().interrupt();
        callers.awaitWaiting(0);
        statement.letAll();

        assertThat(list.outcome()).isEqualTo("PERHAPS");
        assertThat(statement.sent()).containsExactly(List.of("first"), List.of("second", "a"));
    }

    @Test
    void who_is_interrupted_while_he_waits_is_turned_away_with_his_interrupt() {
        Held statement = Held.answering();
        Callers callers = new Callers(one(statement));
        callers.call("first");
        statement.awaitBegun(1);
        Callers.Caller interrupted = callers.callAndWait(0, "interrupted");
        Callers.Caller other = callers.callAndWait(1, "other");

        interrupted.thread().interrupt();

        assertThat(interrupted.written()).isEqualTo(Written.NOTHING);
        assertThat(interrupted.wasInterruptedAfterwards()).isTrue();
        statement.letAll();
        assertThat(other.answer()).containsExactly("other!");
        assertThat(statement.sent()).containsExactly(List.of("first"), List.of("other"));
    }

    @Test
    void who_is_interrupted_when_his_row_is_under_way_gets_his_answer_and_his_interrupt_back() {
        Held statement = Held.answering();
        Callers callers = new Callers(one(statement));
        callers.call("first");
        statement.awaitBegun(1);
        Callers.Caller leader = callers.callAndWait(0, "leader");
        Callers.Caller follower = callers.callAndWait(1, "follower");
        statement.let(1);
        statement.awaitBegun(1);

        follower.thread().interrupt();
        leader.thread().interrupt();
        statement.letAll();

        assertThat(follower.answer()).containsExactly("follower!");
        assertThat(follower.wasInterruptedAfterwards()).isTrue();
        assertThat(leader.answer()).containsExactly("leader!");
        assertThat(leader.wasInterruptedAfterwards()).isTrue();
    }

    @Test
    void who_comes_interrupted_is_turned_away() {
        Held statement = Held.answering();
        Combiner<String, String> combiner = one(statement);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> combiner.one("a")).isInstanceOf(StoreUnavailable.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(statement.sent()).isEmpty();
    }

    @Test
    void five_hundred_at_once_each_get_their_own_answer() {
        Held statement = Held.answering();
        statement.letAll();
        Combiner<String, String> combiner = combiner(statement, Combining.AS_SHIPPED);

        List<String> answers = Together.run(500, i -> combiner.one("w" + i));

        assertThat(answers)
                .containsExactlyElementsOf(
                        IntStream.range(0, 500).mapToObj(i -> "w" + i + "!").toList());
        assertThat(combiner.figures().rows()).isEqualTo(500);
        assertThat(combiner.figures().waiting()).isZero();
    }

    @Test
    void five_hundred_at_once_with_one_key_all_get_there() {
        Held statement = Held.answering();
        statement.letAll();
        Combiner<String, String> combiner = combiner(statement, Combining.AS_SHIPPED);

        assertThat(Together.run(500, i -> combiner.one("same"))).containsOnly("same!");
        assertThat(statement.sent()).hasSize(500).containsOnly(List.of("same"));
    }

    @Test
    void of_many_who_are_interrupted_at_any_moment_each_is_either_answered_or_was_never_sent() {
        long seed = System.nanoTime();
        Random chance = new Random(seed);
        Held statement = Held.answering();
        statement.letAll();
        Combiner<String, String> combiner = combiner(statement, new Combining(2, 8, 4096));
        Callers callers = new Callers(combiner);
        List<Callers.Caller> all = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            all.add(callers.call("w" + i));
            all.get(chance.nextInt(all.size())).thread().interrupt();
        }

        Set<String> answered = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            String outcome = all.get(i).outcome();
            assertThat(outcome).as("seed %s", seed).isIn("w" + i + "!", "NOTHING");
            if (!outcome.equals("NOTHING")) {
                answered.add("w" + i);
            }
        }
        assertThat(statement.sent().stream().flatMap(List::stream).toList())
                .as("seed %s", seed)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(answered);
        assertThat(combiner.one("still alive")).isEqualTo("still alive!");
    }

    @Test
    void a_close_turns_away_who_waits_and_who_comes_and_lets_the_rest_end() throws InterruptedException {
        Held statement = Held.answering();
        Combiner<String, String> combiner = one(statement);
        Callers callers = new Callers(combiner);
        Callers.Caller underWay = callers.call("under way");
        statement.awaitBegun(1);
        Callers.Caller waiting = callers.callAndWait(0, "waiting");
        Thread closing = Thread.ofVirtual().start(combiner::close);

        assertThat(waiting.written()).isEqualTo(Written.NOTHING);
        assertThat(callers.call("new").written()).isEqualTo(Written.NOTHING);
        assertThat(closing.isAlive()).isTrue();
        statement.letAll();

        assertThat(underWay.answer()).containsExactly("under way!");
        closing.join();
    }
}
