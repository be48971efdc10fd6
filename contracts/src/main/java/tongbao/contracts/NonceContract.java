package tongbao.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static tongbao.core.store.Newness.NEW;
import static tongbao.core.store.Newness.SEEN;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.AppId;
import tongbao.core.store.Newness;
import tongbao.core.store.Nonce;

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
}
