package tongbao.core.payment;

import java.time.Duration;
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
            case Fact.RefundUnheard unheard -> unheard(refund);
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

    /**
     * Nothing is given up on one miss. The refusal may have been learned late, while another process repeated the call
     * a moment ago, and a query finds a refund for sure only some seconds after it was made.
     */
    private Lesson missing(Refund refund) {
        if (refund.state() instanceof RefundState.Doubting doubting
                && doubting.look().made() > 0) {
            change.move(
                            refund,
                            new RefundState.Refused(doubting.code(), moment.now()),
                            "the refund query missed as well, twice")
                    .tell(Effect.News.REFUND_REFUSED, refund.id())
                    .takeExternalRefund(refund.attempt());
            return change.lesson();
        }
        return replan(refund);
    }

    private Lesson unheard(Refund refund) {
        Lesson lesson = replan(refund);
        boolean needsAPerson = refund.state() instanceof RefundState.Unsettled unsettled
                && unsettled.look().made() >= Timetable.REFUND_LOOKS_ALONE_MAX;
        return needsAPerson
                ? contradiction("refund " + refund.requestNo()
                        + ": the channel has not said for about a day whether the money went back")
                : lesson;
    }

    private Lesson replan(Refund refund) {
        if (moment.source().usesUpTheLook() && refund.state() instanceof RefundState.Unsettled unsettled) {
            Duration gap = Timetable.gap(unsettled.look().made(), moment.chance());
            RefundState next = switch (unsettled) {
                case RefundState.Refunding s -> new RefundState.Refunding(after(s.look(), gap));
                case RefundState.Doubting s -> new RefundState.Doubting(s.code(), after(s.look(), longer(gap)));
            };
            change.replan(refund, next);
        }
        return change.lesson();
    }

    private Look after(Look look, Duration gap) {
        return look.next(moment.now().plus(gap));
    }

    private static Duration longer(Duration gap) {
        return gap.compareTo(Timetable.REFUND_DOUBT) < 0 ? Timetable.REFUND_DOUBT : gap;
    }

    private Contradiction contradiction(String differs) {
        return Contradiction.of(change, differs);
    }
}
