package tongbao.core.payment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tongbao.core.money.Money;

/**
 * One business order on its way to being paid: its attempts, its refunds, and the two doors through which everything
 * reaches it, {@link #consider} for wishes and {@link #learn} for facts. Both are pure.
 */
public record Payment(
        PaymentId id,
        long version,
        Order order,
        List<Attempt> attempts,
        List<Refund> refunds,
        Optional<Instant> closedAt) {

    public Payment {
        attempts = List.copyOf(attempts);
        refunds = List.copyOf(refunds);
    }

    /** A new payment with its first attempt. */
    public static Applied begin(Order order, Plan plan, Moment moment) {
        PaymentId id = PaymentId.make(order.bucket(), moment.now(), moment.chance());
        Payment bare = new Payment(id, 0, order, List.of(), List.of(), Optional.empty());
        return new Change(bare, moment).addAttempt(plan, "created").applied();
    }

    public Decision consider(Wish wish, Moment moment) {
        return new Considering(this, moment).consider(wish);
    }

    public Lesson learn(Fact fact, Moment moment) {
        return new Learning(this, moment).learn(fact);
    }

    /** What to do about an attempt whose look is due; empty when it has none, or when only time has to be applied. */
    public Optional<Effect> dueEffect(Attempt attempt) {
        return switch (attempt.state()) {
            case AttemptState.Submitting s -> Optional.of(new Effect.Ask(attempt.number()));
            case AttemptState.Awaiting s -> Optional.of(new Effect.Ask(attempt.number()));
            case AttemptState.Withdrawn s -> Optional.of(new Effect.Ask(attempt.number()));
            case AttemptState.Cancelling s -> Optional.of(new Effect.CancelThere(attempt.number()));
            case AttemptState.Prepared s -> Optional.empty();
            case AttemptState.Successful s -> Optional.empty();
            case AttemptState.Closed s -> Optional.empty();
            case AttemptState.Refused s -> Optional.empty();
        };
    }

    /** What to do about a refund whose look is due; empty when it has none. */
    public Optional<Effect> dueEffect(Refund refund) {
        return switch (refund.state()) {
            case RefundState.Refunding s -> Optional.of(new Effect.Deliver(refund.id()));
            case RefundState.Doubting s -> Optional.of(new Effect.AskRefund(refund.id()));
            case RefundState.Refunded s -> Optional.empty();
            case RefundState.Refused s -> Optional.empty();
        };
    }

    /** Why it stands where it stands, and what comes next. */
    public Outlook outlook(Instant now) {
        return Outlook.of(this, now);
    }

    public PaymentStatus status(Instant now) {
        Optional<Attempt> paid = paidAttempt();
        if (paid.isPresent()) {
            return paidStatus(paid.get());
        }
        if (closedAt.isPresent()) {
            return PaymentStatus.CLOSED;
        }
        if (newest().state() instanceof AttemptState.Submitting
                || newest().state() instanceof AttemptState.Cancelling) {
            return PaymentStatus.SUBMITTING;
        }
        boolean nobodyCanPay =
                !now.isBefore(order.expiresAt()) && attempts.stream().noneMatch(Attempt::isAlive);
        return nobodyCanPay ? PaymentStatus.CLOSED : PaymentStatus.AWAITING;
    }

    private PaymentStatus paidStatus(Attempt paid) {
        Money refunded = amountRefunded();
        if (refunded.isZero()) {
            return paid.state() instanceof AttemptState.Finished ? PaymentStatus.FINISHED : PaymentStatus.PAID;
        }
        return refunded.equals(order.total()) ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
    }

    /**
     * The attempt whose money counts. One that goes back as a duplicate never does, one that goes back because it was
     * cancelled only while there is no other; of several the first.
     */
    public Optional<Attempt> paidAttempt() {
        return attempts.stream()
                .filter(attempt -> attempt.success().isPresent() && !goesBack(attempt, RefundKind.DUPLICATE))
                .min(Comparator.comparing((Attempt attempt) -> goesBack(attempt, RefundKind.REVERSAL))
                        .thenComparing(
                                attempt -> attempt.success().orElseThrow().at()));
    }

    /** Whether the order is paid by money that isn't taken back because its attempt was cancelled. */
    boolean isPaidForGood() {
        return paidAttempt()
                .filter(attempt -> !goesBack(attempt, RefundKind.REVERSAL))
                .isPresent();
    }

    private boolean goesBack(Attempt attempt, RefundKind kind) {
        return refunds.stream().anyMatch(refund -> refund.kind() == kind && refund.attempt() == attempt.number());
    }

    public Money amountPaid() {
        return paidAttempt().flatMap(Attempt::success).map(Success::amount).orElse(Money.ZERO);
    }

    /** What went back of the money that counts. */
    public Money amountRefunded() {
        return paidAttempt().map(paid -> sum(paid, true)).orElse(Money.ZERO);
    }

    /** What went back or is promised of the money that counts. */
    public Money amountReserved() {
        return paidAttempt().map(paid -> sum(paid, false)).orElse(Money.ZERO);
    }

    Money amountReserved(Attempt attempt) {
        return sum(attempt, false);
    }

    private Money sum(Attempt attempt, boolean settledOnly) {
        return refunds.stream()
                .filter(refund -> refund.attempt() == attempt.number())
                .filter(refund -> settledOnly ? refund.isRefunded() : refund.isReserved())
                .map(Refund::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    public Attempt newest() {
        return attempts.getLast();
    }

    public Attempt attempt(int number) {
        return attempts.get(number - 1);
    }

    public Optional<Attempt> attempt(OrderNo orderNo) {
        return attempts.stream().filter(a -> a.orderNo().equals(orderNo)).findFirst();
    }

    public Optional<Attempt> attempt(LinkToken link) {
        return attempts.stream().filter(a -> a.link().equals(link)).findFirst();
    }

    public Optional<Refund> refund(RefundId refund) {
        return refunds.stream().filter(r -> r.id().equals(refund)).findFirst();
    }

    public Optional<Refund> refund(OutRequestNo requestNo) {
        return refunds.stream().filter(r -> r.requestNo().equals(requestNo)).findFirst();
    }

    /** The first part in which a repeated create differs from what is kept; the attempt counts while it is one. */
    public Optional<OrderPart> firstDifference(Order other, Means means) {
        return Difference.between(this, other, means);
    }
}
