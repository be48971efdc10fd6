package tongbao.bench.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tongbao.bench.load.Deck;
import tongbao.bench.load.End;
import tongbao.bench.record.Purchase;
import tongbao.bench.record.Told;

class MixedTest {
    private static final long MILLI = 1_000_000;

    @Test
    void of_a_thousand_requests_each_verb_has_its_share() {
        Requests requests = requests(1_000, 1_000);
        Mixed mixed = new Mixed(requests);
        Map<Verb, Integer> counts = new EnumMap<>(Verb.class);

        for (int i = 0; i < 1_000; i++) {
            long now = i * MILLI;
            int number = mixed.next(now);
            counts.merge(requests.verb(number), 1, Integer::sum);
            mixed.ended(number, End.ANSWERED, requests.verb(number) == Verb.OPEN ? 302 : 200, now);
        }

        assertThat(counts.get(Verb.NOTICE)).isBetween(118, 150); // the last 200 ms of openings are not ripe
        assertThat(counts.get(Verb.QUERY)).isBetween(400, 415);
        assertThat(counts.get(Verb.CREATE)).isBetween(250, 260);
        assertThat(counts.get(Verb.OPEN)).isBetween(150, 156);
        assertThat(counts.get(Verb.REFUND)).isBetween(50, 53);
    }

    @Test
    void a_notice_follows_its_own_opening_and_not_too_soon() {
        Requests requests = requests(1_000, 1_000);
        Mixed mixed = new Mixed(requests);
        Map<Purchase, Long> openedAt = new HashMap<>();
        int notices = 0;

        for (int i = 0; i < 1_000; i++) {
            long now = i * MILLI;
            int number = mixed.next(now);
            Purchase purchase = requests.purchase(number);
            if (requests.verb(number) == Verb.OPEN) {
                openedAt.put(purchase, now);
            } else if (requests.verb(number) == Verb.NOTICE) {
                notices++;
                assertThat(now - openedAt.getOrDefault(purchase, now))
                        .isGreaterThanOrEqualTo(Mixed.RIPE_AFTER.toNanos());
            }
            mixed.ended(number, End.ANSWERED, requests.verb(number) == Verb.OPEN ? 302 : 200, now);
        }
        assertThat(notices).isPositive();
    }

    @Test
    void an_opening_that_failed_gets_no_notice() {
        Requests requests = requests(1_000, 1_000);
        Mixed mixed = new Mixed(requests);

        for (int i = 0; i < 1_000; i++) {
            int number = mixed.next(i * MILLI);
            assertThat(requests.verb(number)).isNotEqualTo(Verb.NOTICE);
            mixed.ended(number, requests.verb(number) == Verb.OPEN ? End.CUT : End.ANSWERED, 0, i * MILLI);
        }
    }

    @Test
    void the_run_ends_with_the_first_verb_of_which_nothing_is_left_and_says_which() {
        Requests requests = requests(1_000, 10);
        Mixed mixed = new Mixed(requests);
        List<Verb> sent = new ArrayList<>();

        for (int number = mixed.next(0); number != Deck.END; number = mixed.next(0)) {
            sent.add(requests.verb(number));
        }

        assertThat(mixed.ranOut()).contains(Verb.REFUND);
        assertThat(sent).filteredOn(verb -> verb == Verb.REFUND).hasSize(10);
    }

    /** So many of each, and of refunds. */
    private static Requests requests(int each, int refunds) {
        Requests requests = new Requests();
        for (int i = 0; i < each; i++) {
            Purchase opened = new Purchase("opened-" + i, 1, "a");
            requests.add(new Named(Verb.OPEN), opened);
            requests.add(new Named(Verb.NOTICE), opened);
            requests.add(new Named(Verb.CREATE), new Purchase("created-" + i, 1, "a"));
            requests.add(new Named(Verb.QUERY), new Purchase("queried-" + i, 1, "a"));
        }
        for (int i = 0; i < refunds; i++) {
            requests.add(new Named(Verb.REFUND), new Purchase("refunded-" + i, 1, "a"));
        }
        return requests;
    }

    private record Named(Verb verb) implements Call {
        @Override
        public byte[] request(Purchase purchase) {
            return purchase.outTradeNo().getBytes(UTF_8);
        }

        @Override
        public Judgement judge(Purchase purchase, Reply reply) {
            return new Judgement.Right();
        }

        @Override
        public void record(Purchase purchase, Told told) {}
    }
}
