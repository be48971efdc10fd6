package tongbao.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.AppId;
import tongbao.core.payment.LinkToken;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.RefundId;
import tongbao.core.store.Birth;
import tongbao.core.store.Due;
import tongbao.core.store.Kept;
import tongbao.core.store.Message;
import tongbao.core.store.Newness;
import tongbao.core.store.Nonce;
import tongbao.core.store.Save;
import tongbao.core.store.Saved;
import tongbao.core.store.Store;
import tongbao.core.store.StoreUnavailable;
import tongbao.core.testing.InMemoryStore;

/** What the caller hears when the ground gives way. */
class BrokenGroundTest {
    private static final String CREATE = "/api/v1/pay/create";
    private final BreakingStore store = new BreakingStore();
    private final Shop shop = new Shop(Optional.of(store));

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void a_store_that_fails_before_anything_ran_has_no_effect() {
        store.nonces = Optional.of(new StoreUnavailable("jdbc:postgresql://secret-host refused"));

        Shop.Heard heard = shop.post(CREATE, "{}");

        assertThat(heard.status() + heard.type() + heard.at("error.effect")).isEqualTo("503store_unavailablenone");
        assertThat(heard.header("Retry-After")).containsExactly("1");
        assertThat(heard.text()).doesNotContain("postgresql", "secret-host");
    }

    @Test
    void a_store_that_fails_while_writing_has_an_unknown_effect_and_while_reading_none() {
        store.payments = Optional.of(new StoreUnavailable("INSERT INTO payment failed"));

        Shop.Heard written = shop.post(CREATE, Shop.order("A-1", ""));
        Shop.Heard read = shop.get("/api/v1/pay/query?out_trade_no=A-1");

        assertThat(written.type() + written.at("error.effect")).isEqualTo("store_unavailableunknown");
        assertThat(read.type() + read.at("error.effect")).isEqualTo("store_unavailablenone");
        assertThat(written.text()).doesNotContain("INSERT");
    }

    @Test
    void a_write_that_was_never_sent_has_no_effect_and_may_be_sent_again_as_it_is() {
        Shop.Draft draft =
                shop.signed(Shop.APP, "POST", CREATE, Shop.order("A-1", "").getBytes(StandardCharsets.UTF_8));
        store.payments = Optional.of(StoreUnavailable.turnedAway("4096 are waiting already"));
        Shop.Heard turnedAway = shop.send(draft);
        store.payments = Optional.empty();
        Shop.Heard again = shop.send(draft);

        assertThat(turnedAway.status() + turnedAway.type() + turnedAway.at("error.effect"))
                .isEqualTo("503store_unavailablenone");
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void a_payment_that_cannot_be_looked_up_leaves_a_wish_without_effect() {
        store.payments = Optional.of(new StoreUnavailable("away"));

        Shop.Heard heard = shop.post("/api/v1/pay/close", "{\"out_trade_no\":\"A-1\"}");

        assertThat(heard.status() + heard.type() + heard.at("error.effect")).isEqualTo("503store_unavailablenone");
    }

    @Test
    void a_bug_is_500_with_its_request_id_and_nothing_of_what_it_was() {
        store.payments = Optional.of(new IllegalStateException("SELECT secret FROM app"));

        Shop.Heard heard = shop.create("A-1");

        assertThat(heard.status() + heard.type() + heard.at("error.effect")).isEqualTo("500internalunknown");
        assertThat(heard.at("request_id"))
                .isEqualTo(heard.header("X-Request-Id").getFirst());
        assertThat(heard.text()).doesNotContain("SELECT", "Exception", "tongbao.");
    }

    /** A store whose nonces or payments are out of reach on command. */
    private static final class BreakingStore implements Store {
        private final InMemoryStore memory = new InMemoryStore();
        private volatile Optional<RuntimeException> nonces = Optional.empty();
        private volatile Optional<RuntimeException> payments = Optional.empty();

        private Store payments() {
            return or(payments);
        }

        private Store or(Optional<RuntimeException> failure) {
            if (failure.isPresent()) {
                throw failure.get();
            }
            return memory;
        }

        @Override
        public List<Kept> create(List<Birth> births) {
            return payments().create(births);
        }

        @Override
        public List<Saved> save(List<Save> saves) {
            return payments().save(saves);
        }

        @Override
        public Optional<Payment> find(PaymentId payment) {
            return payments().find(payment);
        }

        @Override
        public Optional<Payment> find(AppId app, OutTradeNo outTradeNo) {
            return payments().find(app, outTradeNo);
        }

        @Override
        public Optional<Payment> find(OrderNo orderNo) {
            return payments().find(orderNo);
        }

        @Override
        public Optional<Payment> find(LinkToken link) {
            return payments().find(link);
        }

        @Override
        public Optional<Payment> find(RefundId refund) {
            return payments().find(refund);
        }

        @Override
        public List<Due> lease(Instant now, Instant until, int most) {
            return payments().lease(now, until, most);
        }

        @Override
        public List<Newness> remember(List<Nonce> wanted) {
            return or(nonces).remember(wanted);
        }

        @Override
        public int forget(Instant now, int most) {
            return or(nonces).forget(now, most);
        }

        @Override
        public List<Message> takeMessages(Instant now, Instant until, int most) {
            return payments().takeMessages(now, until, most);
        }

        @Override
        public void settle(List<Message> delivered) {
            payments().settle(delivered);
        }
    }
}
