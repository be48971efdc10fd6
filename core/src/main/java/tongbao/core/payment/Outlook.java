package tongbao.core.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import tongbao.core.money.Money;

/**
 * Why a payment stands where it stands, and what comes next, the turns first and then by time. When nothing is next,
 * everything is settled: only the app, or the channel by itself, can move it.
 */
public record Outlook(String because, List<Next> next) {
    public Outlook {
        next = List.copyOf(next);
    }

    static Outlook of(Payment payment, Instant now) {
        return new Outlook(because(payment, now), next(payment, now));
    }

    private static String because(Payment payment, Instant now) {
        return switch (payment.status(now)) {
            case SUBMITTING ->
                payment.newest().state() instanceof AttemptState.Cancelling
                        ? Change.name(payment.newest())
                                + " is being cancelled, and the channel has not said what it undid"
                        : "the channel was asked to begin " + Change.name(payment.newest())
                                + ", and what came of it is not known yet";
            case AWAITING ->
                isOver(payment, now)
                        ? "its time is over, and " + Change.name(payment.newest()) + " is to be closed"
                        : awaiting(payment.newest());
            case CLOSED -> closed(payment, now);
            case PAID, FINISHED, PARTIALLY_REFUNDED, REFUNDED -> paid(payment);
        };
    }

    private static String awaiting(Attempt newest) {
        String name = Change.name(newest);
        return switch (newest.state()) {
            case AttemptState.Prepared s ->
                "nobody has opened the payer's link of " + name + ": nothing signed ever left";
            case AttemptState.Submitting s -> name + " is being submitted";
            case AttemptState.Awaiting s ->
                "the payer can pay " + name + ", and the channel has not said that they did";
            case AttemptState.Cancelling s -> name + " is being cancelled";
            case AttemptState.Withdrawn s ->
                name + " was closed here while the channel knew no such trade, and nothing else" + " was begun";
            case AttemptState.Closed s -> name + " was closed, and nothing else was begun";
            case AttemptState.Refused s ->
                "the channel refused " + name + " with " + s.code() + ", and nothing else was begun";
            case AttemptState.Successful s -> "the money of " + name + " goes back, and nothing else was begun";
        };
    }

    private static String closed(Payment payment, Instant now) {
        String why = payment.closedAt().isPresent()
                ? "it was closed before it was paid"
                : "its time was over before it was paid";
        boolean watched = payment.attempts().stream().anyMatch(Attempt::isUnsettled);
        boolean dead = !now.isBefore(endOfWaiting(payment));
        return watched && !dead ? why + "; an address signed before may still be paid, so we keep looking" : why;
    }

    private static String paid(Payment payment) {
        Attempt paid = payment.paidAttempt().orElseThrow();
        Success success = paid.success().orElseThrow();
        String text = Change.name(paid) + " was paid: " + success.amount().yuan() + ", trade " + success.tradeNo();
        if (paid.state() instanceof AttemptState.Finished) {
            text += "; the channel takes no refund of it any more";
        }
        Money back = payment.amountRefunded();
        Money promised = payment.amountReserved().minus(back);
        if (!back.isZero()) {
            text += "; " + back.yuan() + " went back";
        }
        return promised.isZero() ? text : text + "; " + promised.yuan() + " is on its way back";
    }

    private static List<Next> next(Payment payment, Instant now) {
        List<Next> next = new ArrayList<>(turns(payment, now));
        for (Attempt attempt : payment.attempts()) {
            if (attempt.state() instanceof AttemptState.Unsettled unsettled
                    && !(unsettled instanceof AttemptState.Prepared)) {
                next.add(Next.planned(Next.What.LOOK, Change.name(attempt), unsettled.look()));
            }
        }
        next.addAll(ends(payment, now));
        for (Refund refund : payment.refunds()) {
            switch (refund.state()) {
                case RefundState.Refunding s ->
                    next.add(Next.planned(Next.What.REFUND, refund.id().value(), s.look()));
                case RefundState.Doubting s ->
                    next.add(Next.planned(Next.What.REFUND_LOOK, refund.id().value(), s.look()));
                case RefundState.Refunded s -> {}
                case RefundState.Refused s -> {}
            }
        }
        return next.stream()
                .sorted(Comparator.comparing((Next each) -> each.at().orElse(Instant.MIN)))
                .collect(Collectors.toUnmodifiableList());
    }

    private static List<Next> turns(Payment payment, Instant now) {
        if (payment.status(now) != PaymentStatus.AWAITING || isOver(payment, now)) {
            return List.of();
        }
        boolean canBePaid = payment.newest().isAlive();
        return List.of(
                canBePaid
                        ? Next.turn(Next.What.PAYER, Change.name(payment.newest()))
                        : Next.turn(Next.What.CALLER, "payment"));
    }

    /** The order's end while it is to come, and the end of waiting while a signed address may live. */
    private static List<Next> ends(Payment payment, Instant now) {
        List<Next> ends = new ArrayList<>();
        if (isToExpire(payment, now)) {
            ends.add(Next.at(Next.What.EXPIRY, "payment", payment.order().expiresAt()));
        }
        boolean signed = payment.attempts().stream()
                .anyMatch(a -> a.isUnsettled() && !(a.state() instanceof AttemptState.Prepared));
        if (signed && now.isBefore(endOfWaiting(payment))) {
            ends.add(Next.at(Next.What.END_OF_WAITING, "payment", endOfWaiting(payment)));
        }
        return ends;
    }

    /** Past its end too, as long as an attempt is still to be closed. */
    private static boolean isToExpire(Payment payment, Instant now) {
        return switch (payment.status(now)) {
            case SUBMITTING, AWAITING -> true;
            case CLOSED, PAID, FINISHED, PARTIALLY_REFUNDED, REFUNDED -> false;
        };
    }

    private static boolean isOver(Payment payment, Instant now) {
        return !now.isBefore(payment.order().expiresAt());
    }

    private static Instant endOfWaiting(Payment payment) {
        return payment.order().expiresAt().plus(Timetable.AFTERLIFE);
    }
}
