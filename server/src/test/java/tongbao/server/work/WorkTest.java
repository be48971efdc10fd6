package tongbao.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentStatus;
import tongbao.core.store.StoreUnavailable;
import tongbao.core.testing.ScriptedChannel;
import tongbao.server.FaultyStore;
import tongbao.server.Running;

class WorkTest {

    @Test
    void a_payment_whose_notice_was_dropped_is_learned_when_its_look_is_due() throws Exception {
        try (Running running = new Running()) {
            Payment payment = running.create();
            running.open(payment);
            running.pay(payment);
            assertThat(running.now(payment).paidAttempt()).isEmpty();

            running.clock().advance(Duration.ofSeconds(5));

            running.store().await(payment.id(), now -> now.paidAttempt().isPresent());
        }
    }

    @Test
    void a_look_whose_answer_was_lost_is_repeated() throws Exception {
        try (Running running = new Running()) {
            Payment payment = running.create();
            running.open(payment);
            running.pay(payment);
            running.channel().loseNext(ScriptedChannel.Loss.AFTER);

            running.clock().advance(Duration.ofSeconds(5));
            running.store().await(payment.id(), now -> now.version() > 2);
            running.clock().advance(Duration.ofSeconds(5));

            running.store().await(payment.id(), now -> now.paidAttempt().isPresent());
        }
    }

    @Test
    void a_hundred_due_payments_are_all_learned() throws Exception {
        try (Running running = new Running()) {
            List<Payment> payments = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Payment payment = running.create();
                running.open(payment);
                running.pay(payment);
                payments.add(payment);
            }

            running.clock().advance(Duration.ofSeconds(5));

            for (Payment payment : payments) {
                running.store().await(payment.id(), now -> now.paidAttempt().isPresent());
            }
        }
    }

    @Test
    void a_payment_that_nobody_opened_closes_with_its_time_and_without_a_call() throws Exception {
        try (Running running = new Running()) {
            Payment payment = running.create();

            running.clock().advance(Duration.ofMinutes(30));

            running.store().await(payment.id(), now -> now.attempts().stream().noneMatch(Attempt::isUnsettled));
            assertThat(running.now(payment).status(running.clock().instant())).isEqualTo(PaymentStatus.CLOSED);
            assertThat(running.channel().calls()).isEmpty();
        }
    }

    @Test
    void the_worker_goes_on_when_the_store_is_back() throws Exception {
        try (Running running = new Running()) {
            Payment payment = running.create();
            running.open(payment);
            running.pay(payment);
            running.store().set(FaultyStore.Fault.ALL);
            running.clock().advance(Duration.ofSeconds(5));
            assertThat(running.get("/health/ready").statusCode()).isEqualTo(503);

            running.store().set(FaultyStore.Fault.NONE);

            running.store().await(payment.id(), now -> now.paidAttempt().isPresent());
        }
    }

    @Test
    void nothing_that_a_round_throws_ends_the_loop() throws Exception {
        AtomicInteger rounds = new AtomicInteger();
        CountDownLatch fourth = new CountDownLatch(1);
        Loop.Round round = () -> switch (rounds.incrementAndGet()) {
            case 1 -> throw new IllegalStateException("a bug");
            case 2 -> throw new StoreUnavailable("gone");
            case 3 -> true;
            default -> {
                fourth.countDown();
                yield false;
            }
        };
        try (Loop loop = Loop.start("test", Duration.ofMillis(1), round)) {
            assertThat(fourth.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(loop.isRunning()).isTrue();
        }
    }

    @Test
    void a_loop_stops_at_once_while_it_pauses() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        Loop loop = Loop.start("test", Duration.ofHours(1), () -> {
            ran.countDown();
            return false;
        });
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();

        loop.close();

        assertThat(loop.isRunning()).isFalse();
    }
}
