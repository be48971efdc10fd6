package tongbao.core.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Product;
import tongbao.core.store.Newness;
import tongbao.core.store.Nonce;
import tongbao.core.store.Once;

/** A call and its copy: one nonce, spent before anything can be done twice. */
final class CopiedCallsTest {
    private final World world = new World();

    private Nonce nonce(String value) {
        return new Nonce(new AppId("shop"), value, world.clock.instant().plus(Duration.ofMinutes(6)));
    }

    private Once once(String value) {
        return Once.of(nonce(value));
    }

    private boolean isSpent(String value) {
        return world.store.remember(List.of(nonce(value))).getFirst() == Newness.SEEN;
    }

    @Test
    void the_copy_of_a_create_does_nothing_even_with_another_order() {
        var first = world.gateway.create(world.order("order-1", 100), world.plan(Product.QR), once("n-1"));
        List<String> calls = world.channel.calls();

        var copy = world.gateway.create(world.order("order-2", 100), world.plan(Product.QR), once("n-1"));

        assertThat(first).isInstanceOf(Answer.Done.class);
        assertThat(copy).isEqualTo(new Answer.Replayed<Payment>());
        assertThat(world.channel.calls()).isEqualTo(calls);
        assertThat(world.create("order-2", 100, Product.PAGE)).isInstanceOf(Answer.Done.class);
    }

    @Test
    void a_create_that_is_refused_or_repeated_has_spent_its_nonce() {
        world.create("order-1", 100, Product.PAGE);

        assertThat(world.gateway.create(world.order("order-1", 100), world.plan(Product.PAGE), once("same")))
                .isInstanceOf(Answer.Repeated.class);
        assertThat(world.gateway.create(world.order("order-1", 101), world.plan(Product.PAGE), once("other")))
                .isInstanceOf(Answer.Refused.class);

        assertThat(isSpent("same")).isTrue();
        assertThat(isSpent("other")).isTrue();
    }

    @Test
    void the_copy_of_a_refund_gives_nothing_back() {
        Payment payment = world.paid();
        world.gateway.refund(payment, world.back("r-1", 4_000), once("n-1"));

        assertThat(world.gateway.refund(payment, world.back("r-2", 4_000), once("n-1")))
                .isEqualTo(new Answer.Replayed<>());
        assertThat(world.gateway.refund(payment, world.back("r-1", 4_000), once("n-1")))
                .isEqualTo(new Answer.Replayed<>());

        assertThat(world.now(payment).refunds()).hasSize(1);
        assertThat(world.channel.calls().stream().filter(call -> call.startsWith("refund")))
                .hasSize(1);
    }

    @Test
    void a_refund_that_is_repeated_or_refused_has_spent_its_nonce() {
        Payment payment = world.paid();
        world.gateway.refund(payment, world.back("r-1", 4_000), once("first"));

        assertThat(world.gateway.refund(payment, world.back("r-1", 4_000), once("repeated")))
                .isInstanceOf(Answer.Repeated.class);
        assertThat(world.gateway.refund(payment, world.back("r-2", 9_000), once("too-much")))
                .isInstanceOf(Answer.Refused.class);

        assertThat(Stream.of("first", "repeated", "too-much")).allMatch(this::isSpent);
    }

    @Test
    void a_copy_asks_the_channel_nothing() {
        Payment open = world.opened(world.created(Product.PAGE));
        world.store.remember(List.of(nonce("refund"), nonce("close"), nonce("attempt")));
        List<String> calls = world.channel.calls();

        assertThat(world.gateway.refund(open, world.back("r-1", 1), once("refund")))
                .isEqualTo(new Answer.Replayed<>());
        assertThat(world.gateway.close(open, once("close"))).isEqualTo(new Answer.Replayed<>());
        assertThat(world.gateway.attempt(open, world.plan(Product.QR), once("attempt")))
                .isEqualTo(new Answer.Replayed<>());

        assertThat(world.channel.calls()).isEqualTo(calls);
        assertThat(world.now(open)).isEqualTo(open);
    }

    @Test
    void who_closes_or_begins_another_attempt_has_spent_his_nonce_whatever_the_channel_says() {
        Payment open = world.opened(world.created(Product.PAGE));

        world.gateway.attempt(open, world.plan(Product.QR), once("attempt"));
        world.gateway.close(world.now(open), once("close"));
        world.gateway.close(world.now(open), once("again"));

        assertThat(Stream.of("attempt", "close", "again")).allMatch(this::isSpent);
    }
}
