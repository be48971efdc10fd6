package tongbao.core.payment;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tongbao.core.money.Money;

/** The rules for facts. A fact is not declined: it moves the payment, changes nothing, or contradicts what is kept. */
final class Learning {
    private final Payment payment;
    private final Moment moment;
    private final Change change;
    private final Undoing undoing;

    Learning(Payment payment, Moment moment) {
        this.payment = payment;
        this.moment = moment;
        this.change = new Change(payment, moment);
        this.undoing = new Undoing(payment, moment, change);
    }

    Lesson learn(Fact fact) {
        return switch (fact) {
            case Fact.OfAttempt ofAttempt -> {
                Attempt attempt = payment.attempt(ofAttempt.orderNo())
                        .orElseThrow(() -> new IllegalStateException("a fact about another payment"));
                yield learn(ofAttempt, attempt);
            }
            case Fact.OfRefund ofRefund -> {
                Refund refund = payment.refund(ofRefund.refund())
                        .orElseThrow(() -> new IllegalStateException("a fact about another payment"));
                yield new RefundLearning(payment, moment).learn(ofRefund, refund);
            }
        };
    }

    private Lesson learn(Fact.OfAttempt fact, Attempt attempt) {
        return switch (fact) {
            case Fact.Trade trade -> trade(trade, attempt);
            case Fact.Missing missing -> missing(attempt);
            case Fact.PerhapsOpened opened -> perhapsOpened(attempt);
            case Fact.Submitted submitted -> submitted(submitted, attempt);
            case Fact.SubmitRefused refused -> submitRefused(refused, attempt);
            case Fact.ClosedThere closed -> closedThere(closed, attempt);
            case Fact.NothingToClose nothing -> nothingToClose(nothing, attempt);
            case Fact.CancelledThere cancelled -> undoing.closed(attempt);
            case Fact.NothingToCancel nothing -> undoing.nothing(attempt);
            case Fact.Unheard unheard -> unheard(attempt);
        };
    }

    private Lesson trade(Fact.Trade trade, Attempt attempt) {
        if (!trade.amount().equals(payment.order().total())) {
            return contradiction(
                    attempt,
                    "total_amount " + trade.amount().yuan() + ", kept "
                            + payment.order().total().yuan());
        }
        return switch (trade.standing()) {
            case WAITING -> waiting(attempt);
            case SUCCESSFUL -> successful(trade, attempt, new AttemptState.Paid(success(trade)));
            case FINISHED -> successful(trade, attempt, new AttemptState.Finished(success(trade)));
            case CLOSED -> closed(trade, attempt);
        };
    }

    private Lesson successful(Fact.Trade trade, Attempt attempt, AttemptState.Successful next) {
        if (attempt.state() instanceof AttemptState.Successful kept) {
            return successfulAgain(trade, attempt, kept);
        }
        boolean doubled = payment.isPaidForGood();
        boolean late = payment.status(moment.now()) == PaymentStatus.CLOSED;
        change.move(attempt, next, "trade " + trade.tradeNo());
        if (attempt.state() instanceof AttemptState.Cancelling) {
            undoing.paid(attempt, next, trade.refunded());
        } else if (doubled) {
            surplus(moment.policy().doubled(), attempt.in(next), RefundKind.DUPLICATE);
        } else if (late) {
            change.tell(Effect.News.PAYMENT_LATE_PAID);
            surplus(moment.policy().late(), attempt.in(next), RefundKind.LATE);
        } else {
            change.tell(Effect.News.PAYMENT_PAID);
        }
        trade.refunded().ifPresent(sum -> change.takeReturned(attempt.number(), sum));
        return change.lesson();
    }

    private Lesson successfulAgain(Fact.Trade trade, Attempt attempt, AttemptState.Successful kept) {
        if (!kept.success().tradeNo().equals(trade.tradeNo())) {
            return contradiction(
                    attempt,
                    "trade_no " + trade.tradeNo() + ", kept " + kept.success().tradeNo());
        }
        if (trade.standing() == Fact.Standing.FINISHED && kept instanceof AttemptState.Paid) {
            change.move(attempt, new AttemptState.Finished(kept.success()), "no longer refundable")
                    .tell(Effect.News.PAYMENT_FINISHED);
        }
        trade.refunded().ifPresent(sum -> change.takeReturned(attempt.number(), sum));
        return change.lesson();
    }

    /** Money that nobody waited for goes back under a number of the attempt's, is held for a person, or stays. */
    private void surplus(Policy.Surplus wanted, Attempt attempt, RefundKind kind) {
        String why = kind == RefundKind.LATE ? "the order was paid after its end" : "the order was paid twice";
        switch (wanted) {
            case REFUND -> giveBack(attempt, kind, why);
            case HOLD ->
                change.note(Change.name(attempt), "", Event.CONTRADICTED, why + ", and is held for a person to decide")
                        .tell(Effect.News.PAYMENT_CONTRADICTED);
            case ACCEPT -> {}
        }
    }

    private void giveBack(Attempt attempt, RefundKind kind, String why) {
        RefundId id = RefundId.make(payment.id(), moment.chance());
        Refund refund = new Refund(
                id,
                attempt.number(),
                new OutRequestNo(kind.name().toLowerCase(Locale.ROOT) + "-"
                        + attempt.orderNo().value()),
                kind,
                payment.order().total(),
                why,
                moment.now(),
                new RefundState.Refunding(Look.first(moment.now().plus(Timetable.LEASE))));
        change.addRefund(refund, why).effect(new Effect.Deliver(id));
    }

    /** The channel's word is the same for never paid and for fully refunded; our own history tells which. */
    private Lesson closed(Fact.Trade trade, Attempt attempt) {
        boolean wasPaid = trade.refunded().filter(sum -> !sum.isZero()).isPresent();
        return switch (attempt.state()) {
            case AttemptState.Successful successful -> {
                undoing.allWentBack(attempt);
                change.takeReturned(attempt.number(), successful.success().amount());
                yield change.lesson();
            }
            case AttemptState.Unsettled unsettled
            when wasPaid -> successful(trade, attempt, new AttemptState.Paid(success(trade)));
            case AttemptState.Cancelling cancelling -> {
                change.move(attempt, new AttemptState.Closed(moment.now()), "cancelled, nothing was paid");
                yield change.lesson();
            }
            case AttemptState.Unsettled unsettled -> {
                change.move(attempt, new AttemptState.Closed(moment.now()), "closed at the channel")
                        .closeIfOver("closed at the channel");
                yield change.lesson();
            }
            case AttemptState.Closed kept
            when wasPaid -> successful(trade, attempt, new AttemptState.Paid(success(trade)));
            case AttemptState.Closed kept -> new Unchanged();
            case AttemptState.Refused kept -> new Unchanged();
        };
    }

    private Lesson waiting(Attempt attempt) {
        if (undoing.isWaitedOut(attempt)) {
            return undoing.begin(attempt, "the payer did not confirm in time");
        }
        return switch (attempt.state()) {
            case AttemptState.Submitting submitting -> {
                Look look = Look.first(Timetable.firstLook(moment.now()));
                change.move(attempt, awaiting(submitting.openedAt(), look, Optional.empty()), "the trade exists");
                yield closeWhenOver(attempt);
            }
            case AttemptState.Awaiting awaiting -> {
                replan(attempt);
                yield closeWhenOver(attempt);
            }
            case AttemptState.Withdrawn withdrawn -> {
                replan(attempt);
                change.effect(new Effect.CloseThere(attempt.number(), Fact.Because.EXPIRED));
                yield change.lesson();
            }
            case AttemptState.Cancelling cancelling -> {
                replan(attempt);
                yield change.lesson();
            }
            case AttemptState.Prepared prepared -> {
                Look look = Look.first(Timetable.firstLook(moment.now()));
                change.move(attempt, awaiting(moment.now(), look, Optional.empty()), "the trade exists");
                yield change.lesson();
            }
            case AttemptState.Successful kept -> new Unchanged();
            case AttemptState.Closed kept -> new Unchanged();
            case AttemptState.Refused kept -> new Unchanged();
        };
    }

    private Lesson closeWhenOver(Attempt attempt) {
        if (isExpired()) {
            change.effect(new Effect.CloseThere(attempt.number(), Fact.Because.EXPIRED));
        }
        return change.lesson();
    }

    private Lesson missing(Attempt attempt) {
        if (undoing.isWaitedOut(attempt)) {
            return undoing.begin(attempt, "the channel knew no such trade in time");
        }
        return switch (attempt.state()) {
            case AttemptState.Submitting submitting
            when isExpired() -> withdraw(attempt, submitting.openedAt(), Fact.Because.EXPIRED);
            case AttemptState.Submitting submitting -> {
                replan(attempt);
                if (moment.source() == Source.LOOK && attempt.product() != Product.BARCODE) {
                    change.effect(new Effect.Submit(attempt.number()));
                }
                yield change.lesson();
            }
            case AttemptState.Awaiting awaiting
            when isExpired() -> withdraw(attempt, awaiting.openedAt(), Fact.Because.EXPIRED);
            case AttemptState.Withdrawn withdrawn
            when isDead() -> {
                change.move(attempt, new AttemptState.Closed(moment.now()), "its signed address is dead");
                yield change.lesson();
            }
            case AttemptState.Unsettled unsettled -> {
                replan(attempt);
                yield change.lesson();
            }
            case AttemptState.Successful kept ->
                contradiction(
                        attempt, "the channel knows no trade " + kept.success().tradeNo());
            case AttemptState.Closed kept -> new Unchanged();
            case AttemptState.Refused kept -> new Unchanged();
        };
    }

    /** From now on it is asked about, and closed at the channel. */
    private Lesson perhapsOpened(Attempt attempt) {
        if (attempt.state() instanceof AttemptState.Prepared) {
            Look look = Look.first(Timetable.firstLook(moment.now()));
            change.move(
                    attempt,
                    awaiting(moment.now(), look, Optional.empty()),
                    "it may have been opened before the database was restored");
        }
        return change.lesson();
    }

    private Lesson submitted(Fact.Submitted fact, Attempt attempt) {
        return switch (attempt.state()) {
            case AttemptState.Submitting submitting -> {
                Look look = Look.first(Timetable.firstLook(moment.now()));
                change.move(attempt, awaiting(submitting.openedAt(), look, fact.code()), "submitted");
                yield change.lesson();
            }
            case AttemptState.Awaiting awaiting
            when awaiting.code().isEmpty() && fact.code().isPresent() -> {
                change.replan(attempt, awaiting(awaiting.openedAt(), awaiting.look(), fact.code()));
                yield change.lesson();
            }
            case AttemptState.Unsettled kept -> new Unchanged();
            case AttemptState.Successful kept -> new Unchanged();
            case AttemptState.Closed kept -> new Unchanged();
            case AttemptState.Refused kept -> new Unchanged();
        };
    }

    private Lesson submitRefused(Fact.SubmitRefused fact, Attempt attempt) {
        if (attempt.state() instanceof AttemptState.Submitting) {
            change.move(attempt, new AttemptState.Refused(fact.code(), moment.now()), fact.code());
        }
        return change.lesson();
    }

    private Lesson closedThere(Fact.ClosedThere fact, Attempt attempt) {
        return switch (attempt.state()) {
            case AttemptState.Unsettled unsettled -> {
                change.move(attempt, new AttemptState.Closed(moment.now()), "closed by us: " + word(fact.because()));
                yield closePaymentUnlessReplaced(fact.because());
            }
            case AttemptState.Successful kept ->
                contradiction(attempt, "the channel closed an unpaid trade that is kept as paid");
            case AttemptState.Closed kept -> new Unchanged();
            case AttemptState.Refused kept -> new Unchanged();
        };
    }

    private Lesson nothingToClose(Fact.NothingToClose fact, Attempt attempt) {
        return switch (attempt.state()) {
            case AttemptState.Submitting submitting -> withdraw(attempt, submitting.openedAt(), fact.because());
            case AttemptState.Awaiting awaiting -> withdraw(attempt, awaiting.openedAt(), fact.because());
            case AttemptState.Withdrawn withdrawn -> missing(attempt);
            case AttemptState.Cancelling cancelling -> missing(attempt);
            case AttemptState.Prepared prepared -> new Unchanged();
            case AttemptState.Successful kept ->
                contradiction(
                        attempt, "the channel knows no trade " + kept.success().tradeNo());
            case AttemptState.Closed kept -> new Unchanged();
            case AttemptState.Refused kept -> new Unchanged();
        };
    }

    private Lesson withdraw(Attempt attempt, Instant openedAt, Fact.Because because) {
        AttemptState next = isDead()
                ? new AttemptState.Closed(moment.now())
                : new AttemptState.Withdrawn(
                        openedAt, moment.now(), Timetable.after(Look.first(openedAt), end(), moment));
        change.move(attempt, next, "closed here, unknown at the channel: " + word(because));
        return closePaymentUnlessReplaced(because);
    }

    private Lesson closePaymentUnlessReplaced(Fact.Because because) {
        if (because != Fact.Because.REPLACED) {
            change.closeIfOver(word(because));
        }
        return change.lesson();
    }

    /** By a certain time any answer would have settled it; who has got none a day later needs a person. */
    private Lesson unheard(Attempt attempt) {
        if (undoing.isWaitedOut(attempt)) {
            return undoing.begin(attempt, "what came of it could not be learned in time");
        }
        if (!(attempt.state() instanceof AttemptState.Unsettled unsettled)) {
            return change.lesson();
        }
        Instant settles = unsettled instanceof AttemptState.Cancelling cancelling
                ? cancelling.at().plus(Timetable.AFTERLIFE)
                : end();
        if (!moment.now().isBefore(settles.plus(Timetable.SILENCE))) {
            return contradiction(attempt, Change.name(attempt) + ": the channel has not said for a day how it ended");
        }
        replan(attempt);
        return change.lesson();
    }

    /** Plans the next look where the last plan is used up. */
    private void replan(Attempt attempt) {
        if (!moment.source().usesUpTheLook() || attempt.state() instanceof AttemptState.Prepared) {
            return;
        }
        AttemptState next = switch (attempt.state()) {
            case AttemptState.Submitting s -> new AttemptState.Submitting(s.openedAt(), after(attempt, s.look()));
            case AttemptState.Awaiting s -> awaiting(s.openedAt(), after(attempt, s.look()), s.code());
            case AttemptState.Withdrawn s -> new AttemptState.Withdrawn(s.openedAt(), s.at(), after(attempt, s.look()));
            case AttemptState.Cancelling s -> undoing.next(s);
            case AttemptState.Prepared s -> s;
            case AttemptState.Successful s -> s;
            case AttemptState.Closed s -> s;
            case AttemptState.Refused s -> s;
        };
        change.replan(attempt, next);
    }

    private Look after(Attempt attempt, Look look) {
        Instant end = isExpired() ? end() : payment.order().expiresAt();
        return Timetable.after(look, Undoing.endOfPatience(attempt).orElse(end), moment);
    }

    /** It stays as it was; where it is unsettled, it is asked about again by the timetable, not at once for ever. */
    private Contradiction contradiction(Attempt attempt, String differs) {
        if (attempt.isUnsettled()) {
            replan(attempt);
        }
        return Contradiction.of(change, differs);
    }

    private boolean isExpired() {
        return !moment.now().isBefore(payment.order().expiresAt());
    }

    private boolean isDead() {
        return !moment.now().isBefore(end());
    }

    private Instant end() {
        return payment.order().expiresAt().plus(Timetable.AFTERLIFE);
    }

    private static AttemptState awaiting(Instant openedAt, Look look, Optional<String> code) {
        return new AttemptState.Awaiting(openedAt, look, code);
    }

    private static Success success(Fact.Trade trade) {
        return new Success(trade.tradeNo(), trade.amount(), trade.receipt(), trade.at(), Money.ZERO);
    }

    private static String word(Fact.Because because) {
        return switch (because) {
            case ASKED -> "closed on request";
            case EXPIRED -> "its time is over";
            case REPLACED -> "replaced by a further attempt";
        };
    }
}
