package tongbao.core.payment;

import tongbao.core.money.Money;

/** The rules for facts about a refund. */
final class RefundLearning {
    private final Payment payment;
    private final Moment moment;
    private final Change change;

    RefundLearning(Payment payment, Moment moment) {
        this.payment = payment;
        this.moment = moment;
        this.change = new Change(payment, moment);
    }

    Lesson learn(Fact.OfRefund fact, Refund refund) {
        return switch (fact) {
            case Fact.Refunded refunded -> refunded(refunded, refund);
            case Fact.RefundRefused refused -> refused(refused, refund);
            case Fact.RefundMissing missing -> missing(refund);
            case Fact.RefundUnheard unheard -> replan(refund);
        };
    }

    private Lesson refunded(Fact.Refunded fact, Refund refund) {
        if (refund.isRefunded()) {
            return new Unchanged();
        }
        Attempt attempt = payment.attempt(refund.attempt());
        Money paid = attempt.success().map(Success::amount).orElse(Money.ZERO);
        Money others = refund.isReserved()
                ? payment.amountReserved(attempt).minus(refund.amount())
                : payment.amountReserved(attempt);
        if (others.plus(refund.amount()).exceeds(paid)) {
            return contradiction("refund " + refund.requestNo() + " went through, though its amount was given free");
        }
        change.move(refund, new RefundState.Refunded(fact.at()), "the money went back")
                .tell(Effect.News.REFUND_REFUNDED, refund.id());
        fact.refunded().ifPresent(sum -> change.takeReturned(attempt.number(), sum));
        return change.lesson();
    }

    private Lesson refused(Fact.RefundRefused fact, Refund refund) {
        if (refund.state() instanceof RefundState.Refunding) {
            Look look = Look.first(moment.now().plus(Timetable.REFUND_DOUBT));
            change.move(refund, new RefundState.Doubting(fact.code(), look), fact.code());
        }
        return change.lesson();
    }

    private Lesson missing(Refund refund) {
        if (refund.state() instanceof RefundState.Doubting doubting) {
            change.move(
                            refund,
                            new RefundState.Refused(doubting.code(), moment.now()),
                            "the refund query missed as well")
                    .tell(Effect.News.REFUND_REFUSED, refund.id())
                    .takeExternalRefund(refund.attempt());
            return change.lesson();
        }
        return replan(refund);
    }

    private Lesson replan(Refund refund) {
        if (moment.source().usesUpTheLook() && refund.state() instanceof RefundState.Unsettled unsettled) {
            Look look = unsettled
                    .look()
                    .next(moment.now().plus(Timetable.gap(unsettled.look().made(), moment.chance())));
            RefundState next = switch (unsettled) {
                case RefundState.Refunding s -> new RefundState.Refunding(look);
                case RefundState.Doubting s -> new RefundState.Doubting(s.code(), look);
            };
            change.replan(refund, next);
        }
        return change.lesson();
    }

    private Contradiction contradiction(String differs) {
        return Contradiction.of(change, differs);
    }
}
