package tongbao.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tongbao.contracts.Given;
import tongbao.contracts.Together;
import tongbao.core.payment.Applied;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Payment;
import tongbao.core.store.Message;
import tongbao.core.store.Saved;

/** Sixty-four at once, with lists and alone, while looks are leased and words taken. */
@Tag("slow")
final class CrowdTest {
    private static final int THREADS = 64;
    private static final int ROUNDS = 20;

    @Test
    void nothing_is_lost_or_doubled_in_a_crowd() {
        Database database = TestServer.newDatabase(CrowdTest.class);
        try (PostgresStore store = new PostgresStore(database)) {
            store.migrate();

            List<Integer> saved = Together.run(THREADS, thread -> live(store, thread));

            String all = Integer.toString(THREADS / 2 * ROUNDS * 3);
            assertThat(TestServer.text(database, "SELECT count(*) FROM payment"))
                    .isEqualTo(all);
            assertThat(TestServer.text(database, "SELECT count(*) FROM attempt WHERE state = 'closed'"))
                    .isEqualTo(all);
            assertThat(TestServer.text(database, "SELECT count(*) FROM event WHERE moved_to = 'closed'"))
                    .isEqualTo(all);
            assertThat(TestServer.text(database, "SELECT count(*) FROM payment WHERE version <> 2"))
                    .isEqualTo("0");
            assertThat(saved.stream().mapToInt(Integer::intValue).sum()).isEqualTo(Integer.parseInt(all));
            assertThat(store.lease(Given.NOW.plusSeconds(9_999), Given.NOW, 10)).isEmpty();
            List<Message> words = new ArrayList<>();
            for (List<Message> taken = take(store); !taken.isEmpty(); taken = take(store)) {
                words.addAll(taken);
            }
            assertThat(words).doesNotHaveDuplicates().hasSize(Integer.parseInt(all));
        }
    }

    private static List<Message> take(PostgresStore store) {
        return store.takeMessages(Given.NOW.plusSeconds(60), Given.NOW.plusSeconds(90), 1000);
    }

    /** Two threads each want the same orders, in opposite ways: one of them makes each, and one of them closes it. */
    private static int live(PostgresStore store, int thread) {
        int saved = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String prefix = "order-" + thread / 2 + "-" + round + "-";
            List<Applied> births = IntStream.range(0, 3)
                    .map(i -> thread % 2 == 0 ? i : 2 - i)
                    .mapToObj(i -> Given.birth(prefix + i, Given.prepared(Given.NOW)))
                    .toList();
            List<Payment> payments = Given.create(store, births).stream()
                    .flatMap(kept -> kept.found().stream())
                    .toList();
            store.lease(Given.NOW, Given.NOW.plusSeconds(1), 5);
            List<Saved> answers = store.save(payments.stream()
                    .filter(payment -> payment.version() == 1)
                    .map(payment -> Given.moved(
                            payment, new AttemptState.Closed(Given.NOW), Given.tell(Effect.News.PAYMENT_CLOSED)))
                    .toList());
            saved += (int) answers.stream().filter(Saved.SAVED::equals).count();
        }
        return saved;
    }
}
