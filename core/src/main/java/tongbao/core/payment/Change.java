package tongbao.core.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongbao.core.money.Money;

/** A decision being made: the payment as it becomes, with the events and effects gathered on the way. */
final class Change {
    private final Moment moment;
    private final long versionBefore;
    private final List<Event> events = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private Payment payment;
    private boolean movedSilently;

    Change(Payment payment, Moment moment) {
        this.payment = payment;
        this.versionBefore = payment.version();
        this.moment = moment;
    }

    Payment payment() {
        return payment;
    }

    boolean isEmpty() {
        return events.isEmpty() && effects.isEmpty() && !movedSilently;
    }

    Applied applied() {
        Payment next = new Payment(
                payment.id(),
                versionBefore + 1,
                payment.order(),
                payment.attempts(),
                payment.refunds(),
                payment.closedAt());
        return new Applied(next, events, effects);
    }

    Lesson lesson() {
        return isEmpty() ? new Unchanged() : applied();
    }

    Change addAttempt(Plan plan, String cause) {
        int number = payment.attempts().size() + 1;
        Attempt attempt = Attempt.begin(
                number, payment.id(), plan, firstState(plan.means().product()), moment.chance());
        List<Attempt> attempts = new ArrayList<>(payment.attempts());
        attempts.add(attempt);
        payment = with(attempts, payment.refunds());
        note(name(attempt), "", attempt.state().word(), cause);
        return attempt.state() instanceof AttemptState.Submitting ? effect(new Effect.Submit(number)) : this;
    }

    private AttemptState firstState(Product product) {
        Instant now = moment.now();
        return switch (product) {
            case PAGE, WAP ->
                new AttemptState.Prepared(Look.first(payment.order().expiresAt()));
            case APP -> new AttemptState.Awaiting(now, Look.first(Timetable.firstLook(now)), Optional.empty());
            case QR, BARCODE, JSAPI -> new AttemptState.Submitting(now, Look.first(now.plus(Timetable.LEASE)));
        };
    }

    Change move(Attempt attempt, AttemptState next, String cause) {
        replace(attempt.in(next));
        note(name(attempt), attempt.state().word(), next.word(), cause);
        return this;
    }

    /** Plans the next look without a move. */
    Change replan(Attempt attempt, AttemptState sameWithNewLook) {
        replace(attempt.in(sameWithNewLook));
        movedSilently = true;
        return this;
    }

    Change addRefund(Refund refund, String cause) {
        List<Refund> refunds = new ArrayList<>(payment.refunds());
        refunds.add(refund);
        payment = with(payment.attempts(), refunds);
        note(refund.id().value(), "", refund.state().word(), cause);
        return this;
    }

    Change move(Refund refund, RefundState next, String cause) {
        replace(refund.in(next));
        note(refund.id().value(), refund.state().word(), next.word(), cause);
        return this;
    }

    Change replan(Refund refund, RefundState sameWithNewLook) {
        replace(refund.in(sameWithNewLook));
        movedSilently = true;
        return this;
    }

    /** Closes the payment when no attempt of it can be paid as far as we decide, and nothing was paid. */
    Change closeIfOver(String cause) {
        boolean canBePaid =
                payment.attempts().stream().anyMatch(a -> a.isOpen() || a.state() instanceof AttemptState.Prepared);
        if (canBePaid || payment.paidAttempt().isPresent() || payment.closedAt().isPresent()) {
            return this;
        }
        payment = new Payment(
                payment.id(),
                payment.version(),
                payment.order(),
                payment.attempts(),
                payment.refunds(),
                Optional.of(moment.now()));
        note("payment", "open", "closed", cause);
        return tell(Effect.News.PAYMENT_CLOSED);
    }

    /** Remembers how much the channel says to have given back, and takes what that shows of refunds made elsewhere. */
    Change takeReturned(int attemptNumber, Money told) {
        Attempt attempt = payment.attempt(attemptNumber);
        if (!(attempt.state() instanceof AttemptState.Successful successful)) {
            return this;
        }
        Success success = successful.success();
        if (!told.exceeds(success.returned()) || told.exceeds(success.amount())) {
            return this;
        }
        replace(attempt.in(successful.with(success.returned(told))));
        movedSilently = true;
        return takeExternalRefund(attemptNumber);
    }

    /**
     * Takes what went back beyond our own refunds for what it is: a refund made elsewhere. What is reserved may be ours
     * on its way, so this is looked at again when a refund of ours turns out to be none.
     */
    Change takeExternalRefund(int attemptNumber) {
        Attempt attempt = payment.attempt(attemptNumber);
        Money ours = payment.amountReserved(attempt);
        Money returned = attempt.success().map(Success::returned).orElse(Money.ZERO);
        if (!returned.exceeds(ours)) {
            return this;
        }
        RefundId id = RefundId.make(payment.id(), moment.chance());
        Refund external = new Refund(
                id,
                attemptNumber,
                new OutRequestNo("external-" + id.value()),
                RefundKind.EXTERNAL,
                returned.minus(ours),
                "refunded outside Tongbao",
                moment.now(),
                new RefundState.Refunded(moment.now()));
        return addRefund(external, "the channel has refunded more than we asked for")
                .tell(Effect.News.REFUND_REFUNDED, id);
    }

    Change effect(Effect effect) {
        effects.add(effect);
        return this;
    }

    Change tell(Effect.News news) {
        return effect(new Effect.Tell(news, Optional.empty()));
    }

    Change tell(Effect.News news, RefundId refund) {
        return effect(new Effect.Tell(news, Optional.of(refund)));
    }

    Change note(String subject, String from, String to, String cause) {
        events.add(new Event(moment.now(), moment.source(), subject, from, to, cause));
        return this;
    }

    static String name(Attempt attempt) {
        return "attempt " + attempt.number();
    }

    private void replace(Attempt next) {
        List<Attempt> attempts = new ArrayList<>(payment.attempts());
        attempts.set(next.number() - 1, next);
        payment = with(attempts, payment.refunds());
    }

    private void replace(Refund next) {
        List<Refund> refunds = new ArrayList<>(payment.refunds());
        refunds.replaceAll(refund -> refund.id().equals(next.id()) ? next : refund);
        payment = with(payment.attempts(), refunds);
    }

    private Payment with(List<Attempt> attempts, List<Refund> refunds) {
        return new Payment(payment.id(), payment.version(), payment.order(), attempts, refunds, payment.closedAt());
    }
}
