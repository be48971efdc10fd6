package tongbao.core.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tongbao.core.channel.Channel;
import tongbao.core.payment.Applied;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Reach;
import tongbao.core.payment.Source;

/**
 * Asks the channel about an unsettled payment because somebody wants to know. Callers who come together share one
 * question, and an answer younger than three seconds is used again.
 */
final class Asking {
    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final Duration WAIT_MAX = Duration.ofSeconds(6);
    private static final int REMEMBERED_MAX = 10_000;

    private final Acting acting;
    private final Channel channel;
    private final Clock clock;
    private final ConcurrentHashMap<PaymentId, Question> questions = new ConcurrentHashMap<>();

    Asking(Acting acting, Channel channel, Clock clock) {
        this.acting = acting;
        this.channel = channel;
        this.clock = clock;
    }

    /** A question under way or answered; the answer is why nothing was learned, or empty when something was. */
    private record Question(Instant at, CompletableFuture<Optional<Reach>> unheard) {}

    /** Asks about every attempt that may have been paid; tells why nothing was learned, where that was so. */
    Optional<Reach> ask(Payment payment) {
        if (payment.attempts().stream().noneMatch(Asking::isWorthAsking)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Question mine = new Question(now, new CompletableFuture<>());
        Question shared = questions.compute(payment.id(), (id, kept) -> kept == null || isOld(kept, now) ? mine : kept);
        if (!shared.equals(mine)) {
            return await(shared);
        }
        try {
            Optional<Reach> unheard = askNow(payment);
            mine.unheard().complete(unheard);
            return unheard;
        } finally {
            mine.unheard().complete(Optional.of(Reach.SENT));
            forgetOld(now);
        }
    }

    private Optional<Reach> askNow(Payment payment) {
        Optional<Reach> unheard = Optional.empty();
        for (Attempt attempt : payment.attempts()) {
            if (isWorthAsking(attempt)) {
                Fact fact = channel.ask(payment, attempt);
                if (fact instanceof Fact.Unheard nothing) {
                    unheard = Optional.of(nothing.reach());
                }
                Desk.Learned learned = acting.learn(payment, fact, Source.QUERY);
                if (learned.lesson() instanceof Applied applied) {
                    acting.act(applied.next(), List.copyOf(applied.effects()), Source.REPLY);
                }
            }
        }
        return unheard;
    }

    private static Optional<Reach> await(Question shared) {
        try {
            return shared.unheard().get(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(Reach.SENT);
        } catch (TimeoutException | ExecutionException e) {
            return Optional.of(Reach.SENT);
        }
    }

    private static boolean isWorthAsking(Attempt attempt) {
        return attempt.isUnsettled() && !(attempt.state() instanceof AttemptState.Prepared);
    }

    private static boolean isOld(Question question, Instant now) {
        return question.unheard().isDone() && !question.at().plus(FRESH).isAfter(now);
    }

    private void forgetOld(Instant now) {
        if (questions.size() > REMEMBERED_MAX) {
            questions.values().removeIf(question -> isOld(question, now));
        }
    }
}
