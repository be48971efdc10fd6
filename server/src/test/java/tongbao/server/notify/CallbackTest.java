package tongbao.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tongbao.connector.alipay.Heard;
import tongbao.core.money.Money;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentStatus;
import tongbao.core.payment.TradeNo;
import tongbao.core.store.Incident;
import tongbao.server.FaultyStore;
import tongbao.server.Running;

class CallbackTest {
    private final Running running = new Running();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void a_genuine_notice_is_committed_and_answered_with_exactly_seven_bytes() throws Exception {
        Payment payment = running.create();
        running.open(payment);
        running.hears("genuine", running.pay(payment));

        HttpResponse<String> answer = running.notice("genuine");

        assertIsSuccess(answer);
        assertThat(running.now(payment).newest().state()).isInstanceOf(AttemptState.Paid.class);
        assertThat(running.store().inner().notices()).hasSize(1);
    }

    @Test
    void a_repeated_notice_changes_nothing_and_is_answered_success() throws Exception {
        Payment payment = running.create();
        running.open(payment);
        running.hears("genuine", running.pay(payment));
        running.notice("genuine");
        long version = running.now(payment).version();

        assertIsSuccess(running.notice("genuine"));
        assertThat(running.now(payment).version()).isEqualTo(version);
    }

    @Test
    void fifty_equal_notices_at_once_pay_once_and_are_all_answered_success() throws Exception {
        Payment payment = running.create();
        running.open(payment);
        running.hears("genuine", running.pay(payment));
        Callable<HttpResponse<String>> once = () -> running.notice("genuine");

        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<HttpResponse<String>>> fifty =
                    Stream.generate(() -> once).limit(50).toList();
            for (Future<HttpResponse<String>> answer : all.invokeAll(fifty)) {
                assertIsSuccess(answer.get());
            }
        }
        assertThat(running.store().inner().events(payment.id()).stream().filter(e -> e.to().equals("paid")))
                .hasSize(1);
    }

    @Test
    void a_forged_notice_is_answered_failure_and_changes_nothing() throws Exception {
        Payment payment = running.create();
        running.open(payment);
        long version = running.now(payment).version();

        HttpResponse<String> answer =
                running.notice("out_trade_no=" + payment.newest().orderNo() + "&sign=forged");

        assertIsFailure(answer, 400);
        assertThat(running.now(payment).version()).isEqualTo(version);
    }

    @Test
    void a_notice_that_contradicts_is_recorded_and_answered_failure() throws Exception {
        Payment payment = running.create();
        running.open(payment);
        running.hears("cheap", trade(payment.newest().orderNo(), Money.ofFen(1)));

        assertIsFailure(running.notice("cheap"), 200);
        assertThat(running.now(payment).status(running.clock().instant())).isEqualTo(PaymentStatus.AWAITING);
        assertThat(running.store().inner().events(payment.id()).getLast().cause())
                .contains("0.01");
    }

    @Test
    void a_notice_about_an_order_that_is_not_kept_is_answered_failure() throws Exception {
        OrderNo other = OrderNo.make(running.create().id(), new Random(3));
        running.hears("orphan", trade(other, Running.TOTAL));

        assertIsFailure(running.notice("orphan"), 200);
        assertThat(running.store().inner().orphans(10))
                .singleElement()
                .satisfies(orphan -> assertThat(orphan.orderNo()).isEqualTo(other));
    }

    @Test
    void an_orphan_is_given_to_its_order_once_that_is_kept() throws Exception {
        Running other = new Running();
        Payment there = other.create();
        other.close();
        running.hears("orphan", trade(there.newest().orderNo(), Running.TOTAL));
        assertIsFailure(running.notice("orphan"), 200);
        Matching matching = new Matching(running.store(), running.replica(), running::read);
        assertThat(matching.match()).isFalse();

        Payment payment = running.create();
        assertThat(payment.newest().orderNo()).isEqualTo(there.newest().orderNo());
        assertThat(matching.match()).isTrue();
        assertThat(matching.match()).isFalse();

        assertThat(running.now(payment).paidAttempt()).isPresent();
        assertThat(running.store().inner().orphans(10)).isEmpty();
    }

    @Test
    void an_orphan_that_is_not_genuine_any_more_is_kept_and_not_believed() throws Exception {
        Running other = new Running();
        Payment there = other.create();
        other.close();
        running.hears("orphan", trade(there.newest().orderNo(), Running.TOTAL));
        running.notice("orphan");
        Payment payment = running.create();
        Matching matching =
                new Matching(running.store(), running.replica(), (body, at) -> new Heard.NotGenuine("another key"));

        assertThat(matching.match()).isFalse();
        assertThat(running.now(payment).paidAttempt()).isEmpty();
        assertThat(running.store().inner().orphans(10)).hasSize(1);
    }

    @Test
    void a_contradiction_that_is_repeated_is_one_incident_and_still_answered_failure() throws Exception {
        Payment payment = running.create();
        running.open(payment);
        running.hears("cheap", trade(payment.newest().orderNo(), Money.ofFen(1)));
        for (int i = 0; i < 3; i++) {
            assertIsFailure(running.notice("cheap"), 200);
        }
        assertThat(running.store().inner().incidents(Incident.Standing.OPEN, 10))
                .hasSize(1);
    }

    @Test
    void it_is_told_what_became_of_notices_and_how_payments_were_learned() throws Exception {
        Payment payment = running.create();
        running.open(payment);
        running.hears("genuine", running.pay(payment));
        running.hears("idle", new Heard.Idle("a message of another kind"));
        running.notice("genuine");
        running.notice("genuine");
        running.notice("idle");
        running.notice("forged");

        assertThat(running.get("/health/notices").body())
                .contains("\"taken\":1,\"no_news\":1,\"contradicted\":0")
                .contains("\"idle\":1,\"stray\":0,\"not_genuine\":1")
                .contains("\"last_genuine_at\":\"")
                .contains("{\"by\":\"notice\",\"payments\":1,\"late_total_ms\":0,\"late_longest_ms\":0,"
                        + "\"late\":[{\"seconds_max\":1,\"payments\":1},{\"seconds_max\":5,\"payments\":0}");
    }

    @Test
    void a_notice_for_another_seller_is_answered_failure() throws Exception {
        running.hears("stray", new Heard.Stray("seller 2088000000000002"));

        assertIsFailure(running.notice("stray"), 200);
    }

    @Test
    void a_notice_with_nothing_to_keep_is_answered_success() throws Exception {
        running.hears("idle", new Heard.Idle("a message of another kind"));

        assertIsSuccess(running.notice("idle"));
    }

    @Test
    void while_the_store_is_away_a_notice_is_answered_failure_and_its_repetition_pays() throws Exception {
        Payment payment = running.create();
        running.open(payment);
        running.hears("genuine", running.pay(payment));

        running.store().set(FaultyStore.Fault.ALL);
        assertIsFailure(running.notice("genuine"), 503);
        running.store().set(FaultyStore.Fault.WRITES);
        assertIsFailure(running.notice("genuine"), 503);

        running.store().set(FaultyStore.Fault.NONE);
        assertIsSuccess(running.notice("genuine"));
        assertThat(running.now(payment).paidAttempt()).isPresent();
    }

    @Test
    void success_is_not_said_before_the_commit() throws Exception {
        Payment payment = running.create();
        running.open(payment);
        running.hears("genuine", running.pay(payment));
        running.store().holdWrites();

        try (ExecutorService one = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> answer = one.submit(() -> running.notice("genuine"));
            running.store().awaitHeldWrite();
            assertThat(answer.isDone()).isFalse();
            running.store().letWritesThrough();
            assertIsSuccess(answer.get());
        }
    }

    @Test
    void a_notice_of_64_kib_is_read_and_a_larger_one_answered_failure() throws Exception {
        String most = "x".repeat(64 * 1024);
        running.hears(most, new Heard.Idle("large"));
        assertIsSuccess(running.notice(most));

        assertIsFailure(running.notice(most + "x"), 413);
        assertIsFailure(running.notice(most.repeat(4)), 413);
        assertIsSuccess(running.notice(most));
    }

    @Test
    void an_empty_notice_is_answered_failure() throws Exception {
        assertIsFailure(running.notice(""), 400);
    }

    @Test
    void only_post_is_taken() throws Exception {
        assertThat(running.get("/api/v1/pay/callback").statusCode()).isEqualTo(405);
    }

    @Test
    void forgeries_are_limited_and_genuine_notices_from_the_same_address_are_not() throws Exception {
        Payment payment = running.create();
        running.open(payment);
        running.hears("genuine", running.pay(payment));
        for (int i = 0; i < 20; i++) {
            assertIsFailure(running.notice("forged " + i), 400);
        }

        assertIsFailure(running.notice("forged once more"), 429);
        assertIsSuccess(running.notice("genuine"));
    }

    private Fact.Trade trade(OrderNo orderNo, Money amount) {
        return new Fact.Trade(
                orderNo,
                new TradeNo("2026112222001"),
                Fact.Standing.SUCCESSFUL,
                amount,
                Optional.of(amount),
                Optional.empty(),
                running.clock().instant());
    }

    private static void assertIsSuccess(HttpResponse<String> answer) {
        assertThat(answer.body()).isEqualTo("success");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("text/plain");
        assertThat(answer.headers().firstValue("content-length")).contains("7");
    }

    private static void assertIsFailure(HttpResponse<String> answer, int status) {
        assertThat(answer.body()).isEqualTo("failure");
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}
