package tongbao.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tongbao.core.store.StoreUnavailable;
import tongbao.core.store.StoreUnavailable.Written;

/** Whom a failed statement reaches, with a statement that fails as it is told to. */
@Timeout(60)
final class FailedStatementTest {
    private static Combiner<String, String> combiner(Held statement, int rowsMax) {
        return new Combiner<>("test", List::of, statement, new Combining(1, rowsMax, 1000), Duration.ofMinutes(10));
    }

    private static UnaryOperator<List<String>> refusing(String word) {
        return words -> {
            if (words.contains(word)) {
                throw new RefusedRow("test", new SQLException("no", "23514"));
            }
            return words.stream().map(Held::answer).toList();
        };
    }

    @Test
    void a_bad_row_among_sixty_three_good_ones_harms_only_its_own_caller() {
        Held statement = new Held(refusing("bad"));
        Callers callers = new Callers(combiner(statement, 64));
        callers.call("first");
        statement.awaitBegun(1);
        List<Callers.Caller> all = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            all.add(callers.callAndWait(i, i == 31 ? "bad" : "good-" + i));
        }
        statement.letAll();

        for (int i = 0; i < 64; i++) {
            if (i == 31) {
                assertThat(all.get(i).failure()).isInstanceOf(RefusedRow.class);
            } else {
                assertThat(all.get(i).answer()).containsExactly("good-" + i + "!");
            }
        }
        assertThat(statement.sent()).hasSize(1 + 1 + 64);
    }

    @Test
    void of_a_list_with_a_bad_row_the_others_are_written_before_it_is_told() {
        Held statement = new Held(refusing("bad"));
        statement.letAll();

        assertThatThrownBy(() -> combiner(statement, 64).all(List.of("a", "bad", "c")))
                .isInstanceOf(RefusedRow.class);

        assertThat(statement.sent())
                .containsExactly(List.of("a", "bad", "c"), List.of("a"), List.of("bad"), List.of("c"));
    }

    @Test
    void a_lost_connection_reaches_all_whose_rows_were_in_the_statement_and_nobody_else() {
        Held statement = new Held(words -> {
            if (words.contains("lost")) {
                throw new StoreUnavailable("the connection is gone");
            }
            return words.stream().map(Held::answer).toList();
        });
        Callers callers = new Callers(combiner(statement, 2));
        Callers.Caller before = callers.call("before");
        statement.awaitBegun(1);
        List<Callers.Caller> together = List.of(callers.callAndWait(0, "lost"), callers.callAndWait(1, "with it"));
        Callers.Caller after = callers.callAndWait(2, "after");
        statement.letAll();

        assertThat(before.outcome()).isEqualTo("before!");
        assertThat(together).extracting(Callers.Caller::outcome).containsExactly("PERHAPS", "PERHAPS");
        assertThat(after.outcome()).isEqualTo("after!");
    }

    @Test
    void when_the_store_is_lost_while_rows_are_tried_one_by_one_the_rest_is_known_to_be_unwritten() {
        Held statement = new Held(words -> {
            if (words.size() > 1) {
                throw new RefusedRow("test", new SQLException("no", "23514"));
            }
            if (words.contains("b")) {
                throw new StoreUnavailable("the connection is gone");
            }
            return words.stream().map(Held::answer).toList();
        });
        Callers callers = new Callers(combiner(statement, 64));
        callers.call("first");
        statement.awaitBegun(1);
        List<Callers.Caller> all = List.of(
                callers.callAndWait(0, "a"),
                callers.callAndWait(1, "b"),
                callers.callAndWait(2, "c"),
                callers.callAndWait(3, "d"));
        statement.letAll();

        assertThat(all).extracting(Callers.Caller::outcome).containsExactly("a!", "PERHAPS", "NOTHING", "NOTHING");
    }

    @Test
    void the_rest_of_a_list_is_not_sent_when_the_store_is_lost() {
        Held statement = new Held(words -> {
            throw new StoreUnavailable("the connection is gone", Written.NOTHING, new SQLException("gone"));
        });
        statement.letAll();

        assertThatThrownBy(() -> combiner(statement, 2).all(List.of("a", "b", "c", "d")))
                .isInstanceOfSatisfying(
                        StoreUnavailable.class, e -> assertThat(e.written()).isEqualTo(Written.NOTHING));
        assertThat(statement.sent()).containsExactly(List.of("a", "b"));
    }

    @Test
    void an_error_is_told_to_all_and_the_turn_goes_on() {
        Held statement = new Held(words -> {
            if (words.contains("odd")) {
                throw new StackOverflowError();
            }
            return words.stream().map(Held::answer).toList();
        });
        statement.letAll();
        Combiner<String, String> combiner = combiner(statement, 64);

        assertThatThrownBy(() -> combiner.one("odd")).isInstanceOf(IllegalStateException.class);
        assertThat(combiner.one("a")).isEqualTo("a!");
    }

    @Test
    void a_statement_that_answers_too_little_is_a_bug_that_is_told() {
        Held statement = new Held(words -> List.of());
        statement.letAll();

        assertThatThrownBy(() -> combiner(statement, 64).one("a")).isInstanceOf(IllegalStateException.class);
    }
}
