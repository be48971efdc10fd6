package tongbao.core.gateway;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tongbao.core.channel.Channel;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Effect;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Refund;
import tongbao.core.payment.RefundState;
import tongbao.core.payment.Source;

/**
 * Does what decisions ask for: calls the channel and learns what comes of it, until nothing more is to be done. It
 * holds no row meanwhile; when the process dies here, the planned look does it again.
 */
final class Acting {
    /** One decision leads to a call, its answer perhaps to another; a chain longer than this waits for its look. */
    private static final int CALLS_MAX = 6;

    /** Refunds of one payment are delivered one by one; who waits longer leaves his to the planned look. */
    private static final Duration DELIVERY_WAIT_MAX = Duration.ofSeconds(4);

    private final Desk desk;
    private final Channel channel;
    private final Lanes deliveries;

    Acting(Desk desk, Channel channel) {
        this(desk, channel, new Lanes());
    }

    private Acting(Desk desk, Channel channel, Lanes deliveries) {
        this.desk = desk;
        this.channel = channel;
        this.deliveries = deliveries;
    }

    /** The same for work that nobody waits for. */
    Acting inBackground() {
        return new Acting(desk, channel.background(), deliveries);
    }

    /** Does the effects and what follows from them; {@code source} is where the first answers count as coming from. */
    Payment act(Payment payment, List<Effect> effects, Source source) {
        Deque<Effect> open = new ArrayDeque<>(effects);
        Payment now = payment;
        Source from = source;
        for (int calls = 0; !open.isEmpty() && calls < CALLS_MAX; ) {
            Effect effect = open.removeFirst();
            if (effect instanceof Effect.Tell) {
                continue;
            }
            calls++;
            Optional<Desk.Learned> learned = perform(now, effect, from);
            if (learned.isPresent()) {
                now = learned.get().payment();
                if (learned.get().lesson() instanceof Applied applied) {
                    open.addAll(applied.effects());
                }
            }
            from = Source.REPLY;
        }
        return now;
    }

    private Optional<Desk.Learned> perform(Payment payment, Effect effect, Source source) {
        if (isUnasked(payment, effect) && desk.isRecovering()) {
            return Optional.empty(); // its look comes again
        }
        return switch (effect) {
            case Effect.OnAttempt call -> Optional.of(learn(payment, call(payment, call), source));
            case Effect.OnRefund call -> deliver(payment, call, source);
            case Effect.Tell tell -> Optional.empty();
        };
    }

    /** Whether money would go back by this that nobody asked for. */
    private static boolean isUnasked(Payment payment, Effect effect) {
        return switch (effect) {
            case Effect.CancelThere cancel -> true;
            case Effect.OnRefund call -> {
                Refund refund = payment.refund(call.refund()).orElseThrow();
                yield refund.kind().isUnasked() && refund.state() instanceof RefundState.Refunding;
            }
            case Effect.Submit submit -> false;
            case Effect.Ask ask -> false;
            case Effect.CloseThere close -> false;
            case Effect.Tell tell -> false;
        };
    }

    private Fact call(Payment payment, Effect.OnAttempt effect) {
        return switch (effect) {
            case Effect.Submit submit -> channel.submit(payment, payment.attempt(submit.attempt()));
            case Effect.Ask ask -> channel.ask(payment, payment.attempt(ask.attempt()));
            case Effect.CancelThere cancel -> channel.cancelThere(payment, payment.attempt(cancel.attempt()));
            case Effect.CloseThere close ->
                channel.closeThere(payment, payment.attempt(close.attempt()), close.because());
        };
    }

    /** Reads again when its turn has come: meanwhile the refund may be settled, and its amount promised to another. */
    private Optional<Desk.Learned> deliver(Payment payment, Effect.OnRefund effect, Source source) {
        List<Desk.Learned> learned = new ArrayList<>(1);
        deliveries.aloneWithin(DELIVERY_WAIT_MAX, payment.id(), () -> {
            Payment now = desk.read(payment.id());
            Refund refund = now.refund(effect.refund()).orElseThrow();
            if (refund.state() instanceof RefundState.Unsettled) {
                learned.add(learn(now, call(now, refund), source));
            }
        });
        return learned.stream().findFirst();
    }

    private Fact call(Payment payment, Refund refund) {
        return refund.state() instanceof RefundState.Doubting
                ? channel.askRefund(payment, refund)
                : channel.refund(payment, refund);
    }

    Fact ask(Payment payment, Attempt attempt) {
        return channel.ask(payment, attempt);
    }

    Fact.OfAttempt ask(AccountId account, OrderNo orderNo) {
        return channel.ask(account, orderNo);
    }

    Fact closeThere(Payment payment, int attempt, Fact.Because because) {
        return channel.closeThere(payment, payment.attempt(attempt), because);
    }

    Desk.Learned learn(Payment payment, Fact fact, Source source) {
        return desk.learn(desk.read(payment.id()), fact, source, Optional.empty());
    }
}
