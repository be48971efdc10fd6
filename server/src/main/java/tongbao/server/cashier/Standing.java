package tongbao.server.cashier;

import java.time.Instant;
import java.util.Locale;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.AttemptState;
import tongbao.core.payment.Payment;

/** How a payment stands in the payer's eyes. */
enum Standing {
    WAITING,
    SUBMITTING,
    PAID,
    PARTIALLY_REFUNDED,
    REFUNDED,
    CLOSED,
    EXPIRED,
    REFUSED;

    /** The word that programs read: in the state answer and in the page's {@code data-status}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a page that shows it goes on looking. */
    boolean isOpen() {
        return this == WAITING || this == SUBMITTING;
    }

    /** For the payer who opens a link that doesn't lead to Alipay any more. */
    static Standing atLink(Payment payment, Attempt attempt, Instant now) {
        Standing standing = onReturn(payment, attempt, now);
        boolean isDead = attempt.state() instanceof AttemptState.Withdrawn || isOver(payment, now);
        return standing == WAITING && isDead ? ended(payment, now) : standing;
    }

    /** For the payer whom Alipay sent back: while the outcome isn't known, the page waits. */
    static Standing onReturn(Payment payment, Attempt attempt, Instant now) {
        return switch (payment.status(now)) {
            case PAID, FINISHED -> PAID;
            case PARTIALLY_REFUNDED -> PARTIALLY_REFUNDED;
            case REFUNDED -> REFUNDED;
            case CLOSED -> ended(payment, now);
            case SUBMITTING -> SUBMITTING;
            case AWAITING -> open(payment, attempt, now);
        };
    }

    private static Standing open(Payment payment, Attempt attempt, Instant now) {
        return switch (attempt.state()) {
            case AttemptState.Refused refused -> REFUSED;
            case AttemptState.Closed closed -> CLOSED;
            case AttemptState.Prepared prepared -> isOver(payment, now) ? EXPIRED : WAITING;
            case AttemptState.Unsettled unsettled -> WAITING;
            case AttemptState.Successful successful -> PAID;
        };
    }

    private static Standing ended(Payment payment, Instant now) {
        boolean endedInTime = payment.closedAt()
                .map(closedAt -> closedAt.isBefore(payment.order().expiresAt()))
                .orElse(!isOver(payment, now));
        return endedInTime ? CLOSED : EXPIRED;
    }

    private static boolean isOver(Payment payment, Instant now) {
        return !now.isBefore(payment.order().expiresAt());
    }
}
