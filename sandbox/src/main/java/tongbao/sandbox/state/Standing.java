package tongbao.sandbox.state;

import java.time.Instant;
import java.util.Optional;

/** Where a trade stands, with the times that make it so. */
public sealed interface Standing {
    /** Entered and unpaid; closes by itself. */
    record Waiting(Instant closesAt) implements Standing {}

    /** Paid and refundable until it finishes. */
    record Paid(Instant paidAt, Instant finishesAt) implements Standing {}

    /** Paid, and too old for refunds. */
    record Finished(Instant paidAt) implements Standing {}

    /** Never paid (no {@code paidAt}), or paid and refunded in full. */
    record Closed(Instant closedAt, Optional<Instant> paidAt) implements Standing {}

    /** Alipay's word. */
    default String status() {
        return switch (this) {
            case Waiting _ -> "WAIT_BUYER_PAY";
            case Paid _ -> "TRADE_SUCCESS";
            case Finished _ -> "TRADE_FINISHED";
            case Closed _ -> "TRADE_CLOSED";
        };
    }

    default Optional<Instant> whenPaid() {
        return switch (this) {
            case Waiting _ -> Optional.empty();
            case Paid paid -> Optional.of(paid.paidAt());
            case Finished finished -> Optional.of(finished.paidAt());
            case Closed closed -> closed.paidAt();
        };
    }

    default Optional<Instant> whenClosed() {
        return this instanceof Closed closed ? Optional.of(closed.closedAt()) : Optional.empty();
    }

    /** When time alone moves the trade on. */
    default Optional<Instant> nextMove() {
        return switch (this) {
            case Waiting waiting -> Optional.of(waiting.closesAt());
            case Paid paid -> Optional.of(paid.finishesAt());
            case Finished _, Closed _ -> Optional.empty();
        };
    }
}
