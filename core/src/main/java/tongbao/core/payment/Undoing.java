package tongbao.core.payment;

import java.time.Instant;
import java.util.Optional;
import tongbao.core.money.Money;

/**
 * The rules for undoing an attempt: the channel is asked to cancel it until it has said what it undid. What turns out
 * to have been paid goes back as a reversal.
 */
final class Undoing {
    private final Payment payment;
    private final Moment moment;
    private final Change change;

    Undoing(Payment payment, Moment moment, Change change) {
        this.payment = payment;
        this.moment = moment;
        this.change = change;
    }

    /** Whether the payer, asked for the password, has had all the time there is. */
    boolean isWaitedOut(Attempt attempt) {
        return endOfPatience(attempt).filter(end -> !moment.now().isBefore(end)).isPresent();
    }

    /** Until when the payer may take; empty for products and states that wait for the order's end. */
    static Optional<Instant> endOfPatience(Attempt attempt) {
        if (attempt.product() != Product.BARCODE) {
            return Optional.empty();
        }
        return switch (attempt.state()) {
            case AttemptState.Submitting s -> Optional.of(s.openedAt().plus(Timetable.PASSWORD));
            case AttemptState.Awaiting s -> Optional.of(s.openedAt().plus(Timetable.PASSWORD));
            case AttemptState.Prepared s -> Optional.empty();
            case AttemptState.Withdrawn s -> Optional.empty();
            case AttemptState.Cancelling s -> Optional.empty();
            case AttemptState.Successful s -> Optional.empty();
            case AttemptState.Closed s -> Optional.empty();
            case AttemptState.Refused s -> Optional.empty();
        };
    }

    /** That an unsettled attempt is to be undone is kept first; the call repeats itself by its look. */
    Applied begin(Attempt attempt, String cause) {
        Look first = Look.first(moment.now().plus(Timetable.LEASE));
        return change.move(attempt, new AttemptState.Cancelling(openedAt(attempt), moment.now(), first), cause)
                .effect(new Effect.CancelThere(attempt.number()))
                .applied();
    }

    private static Instant openedAt(Attempt attempt) {
        return switch (attempt.state()) {
            case AttemptState.Submitting s -> s.openedAt();
            case AttemptState.Awaiting s -> s.openedAt();
            case AttemptState.Withdrawn s -> s.openedAt();
            case AttemptState.Cancelling s -> s.openedAt();
            case AttemptState.Prepared s -> throw neverLeft(attempt);
            case AttemptState.Successful s -> throw neverLeft(attempt);
            case AttemptState.Closed s -> throw neverLeft(attempt);
            case AttemptState.Refused s -> throw neverLeft(attempt);
        };
    }

    private static IllegalStateException neverLeft(Attempt attempt) {
        return new IllegalStateException(
                "nothing to cancel in an attempt that is " + attempt.state().word());
    }

    /** The unpaid trade was closed. */
    Lesson closed(Attempt attempt) {
        return switch (attempt.state()) {
            case AttemptState.Unsettled unsettled -> {
                change.move(attempt, new AttemptState.Closed(moment.now()), "cancelled, nothing was paid");
                yield change.lesson();
            }
            case AttemptState.Successful kept ->
                Contradiction.of(change, "the channel cancelled an unpaid trade that is kept as paid");
            case AttemptState.Closed kept -> new Unchanged();
            case AttemptState.Refused kept -> new Unchanged();
        };
    }

    /** What doesn't exist may be on its way: the call is repeated until nothing of ours can be. */
    Lesson nothing(Attempt attempt) {
        return switch (attempt.state()) {
            case AttemptState.Cancelling cancelling
            when !moment.now().isBefore(cancelling.at().plus(Timetable.AFTERLIFE)) -> {
                change.move(attempt, new AttemptState.Closed(moment.now()), "the channel never knew such a trade");
                yield change.lesson();
            }
            case AttemptState.Cancelling cancelling -> {
                change.replan(attempt, next(cancelling));
                yield change.lesson();
            }
            case AttemptState.Unsettled kept -> new Unchanged();
            case AttemptState.Successful kept ->
                Contradiction.of(
                        change, "the channel knows no trade " + kept.success().tradeNo());
            case AttemptState.Closed kept -> new Unchanged();
            case AttemptState.Refused kept -> new Unchanged();
        };
    }

    AttemptState.Cancelling next(AttemptState.Cancelling state) {
        Instant end = state.at().plus(Timetable.AFTERLIFE);
        return new AttemptState.Cancelling(state.openedAt(), state.at(), Timetable.after(state.look(), end, moment));
    }

    /** It turned out paid while it is cancelled: all of it goes back, unless the channel takes no refund of it. */
    void paid(Attempt attempt, AttemptState.Successful next, Optional<Money> returned) {
        Money total = payment.order().total();
        change.tell(Effect.News.PAYMENT_LATE_PAID);
        if (returned.equals(Optional.of(total))) {
            Refund reversal = reversal(attempt, total, new RefundState.Refunded(moment.now()));
            change.addRefund(reversal, "cancelled").tell(Effect.News.REFUND_REFUNDED, reversal.id());
        } else if (next instanceof AttemptState.Paid) {
            reverse(attempt, total);
        }
    }

    /** All of it went back: so did the reversal that was on its way. */
    void allWentBack(Attempt attempt) {
        payment.refunds().stream()
                .filter(refund -> isReversalOf(refund, attempt))
                .filter(refund -> refund.state() instanceof RefundState.Unsettled)
                .forEach(refund -> change.move(refund, new RefundState.Refunded(moment.now()), "cancelled")
                        .tell(Effect.News.REFUND_REFUNDED, refund.id()));
    }

    /** Reserves what is to go back, then asks for it. */
    void reverse(Attempt paid, Money amount) {
        Look first = Look.first(moment.now().plus(Timetable.LEASE));
        Refund reversal = reversal(paid, amount, new RefundState.Refunding(first));
        change.addRefund(reversal, "cancelled").effect(new Effect.Deliver(reversal.id()));
    }

    private Refund reversal(Attempt attempt, Money amount, RefundState state) {
        return new Refund(
                RefundId.make(payment.id(), moment.chance()),
                attempt.number(),
                new OutRequestNo("reversal-" + attempt.orderNo().value()),
                RefundKind.REVERSAL,
                amount,
                "the payment was cancelled",
                moment.now(),
                state);
    }

    static boolean isReversalOf(Refund refund, Attempt attempt) {
        return refund.kind() == RefundKind.REVERSAL && refund.attempt() == attempt.number();
    }
}
