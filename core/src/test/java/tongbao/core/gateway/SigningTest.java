package tongbao.core.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tongbao.core.channel.Channel;
import tongbao.core.channel.ChannelBusy;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Product;
import tongbao.core.payment.Refund;

/** Callers who come together, and more links than are remembered. */
class SigningTest {
    private static final int CALLERS = 50;

    private final World world = new World();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger signatures = new AtomicInteger();

    @Test
    void fifty_who_open_one_link_at_once_share_one_signature() throws Exception {
        Signing signing = signing(() -> "signature " + signatures.get());
        assertThat(Set.copyOf(together(signing))).containsExactly("signature 1");
        assertThat(signatures).hasValue(1);
    }

    @Test
    void a_refused_signature_is_refused_to_all_who_share_it_and_made_for_the_next() throws Exception {
        Signing signing = signing(() -> {
            if (signatures.get() == 1) {
                throw new ChannelBusy("not now");
            }
            return "signature " + signatures.get();
        });
        assertThat(Set.copyOf(together(signing))).containsExactly("busy");
        assertThat(signatures).hasValue(1);
        Payment payment = World.given(world.create("order-1", 10_000, Product.PAGE));
        assertThat(signing.sign(payment, payment.newest())).isEqualTo("signature 2");
    }

    @Test
    void a_bug_of_the_channel_is_told_to_all_and_remembered_by_nobody() {
        gate.countDown();
        Signing signing = signing(() -> {
            throw new IllegalStateException("a bug");
        });
        Payment payment = world.created(Product.PAGE);
        for (int calls = 1; calls <= 2; calls++) {
            assertThatThrownBy(() -> signing.sign(payment, payment.newest())).hasMessage("a bug");
            assertThat(signatures).hasValue(calls);
        }
    }

    @Test
    void when_too_many_links_are_open_the_one_signed_longest_ago_is_forgotten() {
        gate.countDown();
        Signing signing = signing(() -> "signature " + signatures.get());
        List<Payment> payments = IntStream.rangeClosed(0, Signing.REMEMBERED_MAX)
                .mapToObj(i -> World.given(world.create("many-" + i, 100, Product.PAGE)))
                .toList();
        payments.forEach(payment -> signing.sign(payment, payment.newest()));
        assertThat(signatures).hasValue(payments.size());
        signing.sign(payments.getLast(), payments.getLast().newest());
        signing.sign(payments.get(1), payments.get(1).newest());
        assertThat(signatures).hasValue(payments.size());
        signing.sign(payments.getFirst(), payments.getFirst().newest());
        assertThat(signatures).hasValue(payments.size() + 1);
    }

    /** What fifty callers get who all have come before the first signature is made. */
    private List<String> together(Signing signing) throws InterruptedException {
        Payment payment = world.created(Product.PAGE);
        Queue<String> got = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.startVirtualThread(() -> {
                try {
                    got.add(signing.sign(payment, payment.newest()));
                } catch (ChannelBusy e) {
                    got.add("busy");
                }
            }));
        }
        while (!callers.stream().allMatch(SigningTest::isWaiting)) {
            Thread.onSpinWait();
        }
        gate.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(got).hasSize(CALLERS);
        return List.copyOf(got);
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    /** Signs when the gate is open, and counts. */
    private Signing signing(Supplier<String> signature) {
        return new Signing(new Counting(signature), world.clock);
    }

    private final class Counting implements Channel {
        private final Supplier<String> signature;

        private Counting(Supplier<String> signature) {
            this.signature = signature;
        }

        @Override
        public String sign(Payment payment, Attempt attempt) {
            signatures.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return signature.get();
        }

        @Override
        public Fact.OfAttempt submit(Payment payment, Attempt attempt) {
            throw new AssertionError("only signs");
        }

        @Override
        public Fact.OfAttempt ask(Payment payment, Attempt attempt) {
            throw new AssertionError("only signs");
        }

        @Override
        public Fact.OfAttempt ask(AccountId account, OrderNo orderNo) {
            throw new AssertionError("only signs");
        }

        @Override
        public Fact.OfAttempt closeThere(Payment payment, Attempt attempt, Fact.Because because) {
            throw new AssertionError("only signs");
        }

        @Override
        public Fact.OfAttempt cancelThere(Payment payment, Attempt attempt) {
            throw new AssertionError("only signs");
        }

        @Override
        public Fact.OfRefund refund(Payment payment, Refund refund) {
            throw new AssertionError("only signs");
        }

        @Override
        public Fact.OfRefund askRefund(Payment payment, Refund refund) {
            throw new AssertionError("only signs");
        }
    }
}
