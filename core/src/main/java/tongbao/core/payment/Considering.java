package tongbao.core.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tongbao.core.money.Money;

/** The rules for wishes. */
final class Considering {
    private final Payment payment;
    private final Moment moment;

    Considering(Payment payment, Moment moment) {
        this.payment = payment;
        this.moment = moment;
    }

    Decision consider(Wish wish) {
        return switch (wish) {
            case Wish.Open open -> open(open);
            case Wish.Pay pay -> pay(pay);
            case Wish.Close close -> close();
            case Wish.Cancel cancel -> cancel();
            case Wish.Return back -> giveBack(back);
            case Wish.Expire expire -> expire();
        };
    }

    private Decision open(Wish.Open wish) {
        Attempt attempt = payment.attempt(wish.link()).orElseThrow(() -> new IllegalStateException("no such link"));
        Instant now = moment.now();
        if (payment.paidAttempt().isPresent()) {
            return new Declined(new Decline.AlreadyPaid());
        }
        if (payment.closedAt().isPresent() || isExpired()) {
            return new Declined(new Decline.Over());
        }
        Look first = Look.first(Timetable.firstLook(now));
        return switch (attempt.state()) {
            case AttemptState.Prepared prepared ->
                change().move(attempt, new AttemptState.Awaiting(now, first, Optional.empty()), "the link was opened")
                        .applied();
            case AttemptState.Awaiting awaiting ->
                awaiting.look().at().isAfter(now.plus(Timetable.PATIENCE))
                        ? change().replan(
                                        attempt, new AttemptState.Awaiting(awaiting.openedAt(), first, awaiting.code()))
                                .applied()
                        : new Unchanged();
            case AttemptState.Submitting submitting -> new Declined(new Decline.EarlierOpen(attempt.number()));
            case AttemptState.Withdrawn withdrawn -> new Declined(new Decline.Over());
            case AttemptState.Cancelling cancelling -> new Declined(new Decline.Over());
            case AttemptState.Closed closed -> new Declined(new Decline.Over());
            case AttemptState.Refused refused -> new Declined(new Decline.Over());
            case AttemptState.Successful successful -> new Declined(new Decline.AlreadyPaid());
        };
    }

    private Decision pay(Wish.Pay wish) {
        if (payment.paidAttempt().isPresent()) {
            return new Declined(new Decline.AlreadyPaid());
        }
        if (payment.closedAt().isPresent() || isExpired()) {
            return new Declined(new Decline.Over());
        }
        Optional<Attempt> open = firstOpen();
        if (open.isPresent()) {
            return new Declined(new Decline.EarlierOpen(open.get().number()));
        }
        if (payment.attempts().size() >= Attempt.COUNT_MAX) {
            return new Declined(new Decline.TooMany(Attempt.COUNT_MAX));
        }
        return closePrepared("replaced by a further attempt")
                .addAttempt(wish.plan(), "a further attempt")
                .applied();
    }

    private Decision close() {
        if (payment.paidAttempt().isPresent()) {
            return new Declined(new Decline.AlreadyPaid());
        }
        if (payment.closedAt().isPresent()) {
            return new Unchanged();
        }
        Optional<Attempt> open = firstOpen();
        if (open.isPresent()) {
            return new Declined(new Decline.EarlierOpen(open.get().number()));
        }
        return closePrepared("nothing signed ever left")
                .closeIfOver("closed on request")
                .applied();
    }

    private Decision cancel() {
        Optional<Attempt> paid = payment.paidAttempt();
        if (paid.isPresent()) {
            return reverse(paid.get());
        }
        Optional<Attempt> unknown = payment.attempts().stream()
                .filter(attempt -> attempt.product() == Product.BARCODE && attempt.isUnsettled())
                .filter(attempt -> !(attempt.state() instanceof AttemptState.Prepared))
                .findFirst();
        if (unknown.isEmpty()) {
            return close();
        }
        if (unknown.get().state() instanceof AttemptState.Cancelling) {
            return new Unchanged();
        }
        return new Undoing(payment, moment, change()).begin(unknown.get(), "cancelled on request");
    }

    private Decision reverse(Attempt paid) {
        if (paid.product() != Product.BARCODE) {
            return new Declined(new Decline.AlreadyPaid());
        }
        if (payment.refunds().stream().anyMatch(refund -> Undoing.isReversalOf(refund, paid))) {
            return new Unchanged();
        }
        if (paid.state() instanceof AttemptState.Finished) {
            return new Declined(new Decline.NotRefundable());
        }
        Money remaining = payment.amountPaid().minus(payment.amountReserved());
        if (remaining.isZero()) {
            return new Unchanged();
        }
        Change change = change();
        new Undoing(payment, moment, change).reverse(paid, remaining);
        return change.applied();
    }

    private Decision giveBack(Wish.Return wish) {
        Optional<Refund> kept = payment.refund(wish.requestNo());
        if (kept.isPresent()) {
            return repeated(kept.get(), wish);
        }
        Optional<Attempt> paid = payment.paidAttempt();
        if (paid.isEmpty()) {
            return new Declined(new Decline.NotPaid());
        }
        if (paid.get().state() instanceof AttemptState.Finished) {
            return new Declined(new Decline.NotRefundable());
        }
        Money remaining = payment.amountPaid().minus(payment.amountReserved());
        if (wish.amount().exceeds(remaining)) {
            return new Declined(new Decline.ExceedsRemaining(remaining));
        }
        if (payment.refunds().size() >= Refund.COUNT_MAX) {
            return new Declined(new Decline.TooMany(Refund.COUNT_MAX));
        }
        return reserve(paid.get(), wish);
    }

    private static Decision repeated(Refund kept, Wish.Return wish) {
        if (!kept.amount().equals(wish.amount())) {
            return new Declined(new Decline.RequestNumberReused(RefundPart.AMOUNT));
        }
        if (!kept.reason().equals(wish.reason())) {
            return new Declined(new Decline.RequestNumberReused(RefundPart.REASON));
        }
        return new Unchanged();
    }

    /** Reserves the amount at once. Where the account needs a gap, the refund gets the next free slot, not a call. */
    private Decision reserve(Attempt paid, Wish.Return wish) {
        Instant now = moment.now();
        Instant slot = nextSlot(wish.gap());
        boolean atOnce = !slot.isAfter(now);
        RefundId id = RefundId.make(payment.id(), moment.chance());
        Refund refund = new Refund(
                id,
                paid.number(),
                wish.requestNo(),
                RefundKind.REQUESTED,
                wish.amount(),
                wish.reason(),
                now,
                new RefundState.Refunding(Look.first(atOnce ? now.plus(Timetable.LEASE) : slot)));
        Change change = change().addRefund(refund, "requested");
        return atOnce ? change.effect(new Effect.Deliver(id)).applied() : change.applied();
    }

    private Instant nextSlot(Duration gap) {
        if (gap.isZero()) {
            return moment.now();
        }
        return payment.refunds().stream()
                .map(Considering::lastTouched)
                .max(Instant::compareTo)
                .map(last -> last.plus(gap))
                .orElse(moment.now());
    }

    private static Instant lastTouched(Refund refund) {
        return switch (refund.state()) {
            case RefundState.Unsettled unsettled -> unsettled.look().at();
            case RefundState.Refunded refunded -> refunded.at();
            case RefundState.Refused refused -> refused.at();
        };
    }

    private Decision expire() {
        if (!isExpired()) {
            return new Unchanged();
        }
        Change change = closePrepared("its time is over, and nothing signed ever left");
        change.closeIfOver("its time is over");
        return change.isEmpty() ? new Unchanged() : change.applied();
    }

    private Change closePrepared(String cause) {
        Change change = change();
        payment.attempts().stream()
                .filter(attempt -> attempt.state() instanceof AttemptState.Prepared)
                .forEach(attempt -> change.move(attempt, new AttemptState.Closed(moment.now()), cause));
        return change;
    }

    private Optional<Attempt> firstOpen() {
        return payment.attempts().stream().filter(Attempt::isOpen).findFirst();
    }

    private boolean isExpired() {
        return !moment.now().isBefore(payment.order().expiresAt());
    }

    private Change change() {
        return new Change(payment, moment);
    }
}
