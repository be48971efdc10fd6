package tongbao.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.AppId;
import tongbao.core.store.StoreUnavailable.Written;
import tongbao.core.testing.InMemoryStore;

/** Where a caller's nonce is, and what is known of his call by it. */
final class OnceTest {
    private static final Nonce NONCE = new Nonce(new AppId("shop"), "n-1", Instant.EPOCH);
    private final InMemoryStore store = new InMemoryStore();
    private final Once once = Once.of(NONCE);

    /** The nonce that a write takes along. */
    private static Optional<Nonce> carried(Once once) {
        return once.along(nonce -> nonce);
    }

    @Test
    void it_goes_along_with_the_first_write_only() {
        assertThat(carried(once)).contains(NONCE);
        assertThat(carried(once)).isEmpty();
        assertThat(once.alone(store)).isEqualTo(Newness.NEW);

        assertThat(store.remember(List.of(NONCE))).containsExactly(Newness.NEW);
        assertThat(once.comesBeforeAll()).isFalse();
    }

    @Test
    void it_goes_alone_and_then_along_with_nothing() {
        assertThat(once.alone(store)).isEqualTo(Newness.NEW);

        assertThat(carried(once)).isEmpty();
        assertThat(store.remember(List.of(NONCE))).containsExactly(Newness.SEEN);
    }

    @Test
    void a_copy_is_told_as_one() {
        store.remember(List.of(NONCE));

        assertThat(once.alone(store)).isEqualTo(Newness.SEEN);
        assertThat(once.isHeld()).isFalse();
    }

    private static Optional<Nonce> fail(Written written) {
        throw new StoreUnavailable("away", written, new IllegalStateException("away"));
    }

    @Test
    void after_a_write_that_was_never_sent_it_is_still_held() {
        assertThatThrownBy(() -> once.along(nonce -> fail(Written.NOTHING))).isInstanceOf(StoreUnavailable.class);

        assertThat(once.isHeld()).isTrue();
        assertThat(once.comesBeforeAll()).isTrue();
        assertThat(carried(once)).contains(NONCE);
    }

    @Test
    void after_a_write_of_which_nobody_knows_it_is_not_sent_again() {
        assertThatThrownBy(() -> once.along(nonce -> fail(Written.PERHAPS))).isInstanceOf(StoreUnavailable.class);

        assertThat(once.isHeld()).isFalse();
        assertThat(once.comesBeforeAll()).isFalse();
        assertThat(carried(once)).isEmpty();
    }

    @Test
    void nobodys_call_takes_no_nonce_along() {
        assertThat(carried(Once.none())).isEmpty();
        assertThat(Once.none().alone(store)).isEqualTo(Newness.NEW);
    }
}
