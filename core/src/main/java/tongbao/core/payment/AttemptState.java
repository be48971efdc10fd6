package tongbao.core.payment;

import java.time.Instant;
import java.util.Optional;

/** Where one attempt stands. The unsettled states, and only they, carry the next look. */
public sealed interface AttemptState {

    /** States with a next look: the outcome isn't known yet. */
    sealed interface Unsettled extends AttemptState {
        Look look();
    }

    /** States in which the money came. */
    sealed interface Successful extends AttemptState {
        Success success();

        default Successful with(Success success) {
            return switch (this) {
                case Paid paid -> new Paid(success);
                case Finished finished -> new Finished(success);
            };
        }
    }

    /** Nothing signed ever left, so it can't exist at the channel; its look is its end. */
    record Prepared(Look look) implements Unsettled {}

    /** A call is under way, or its outcome is unknown. */
    record Submitting(Instant openedAt, Look look) implements Unsettled {}

    /** The payer's turn; {@code code} is what they scan, for products that have one. */
    record Awaiting(Instant openedAt, Look look, Optional<String> code) implements Unsettled {}

    /**
     * Closed by us while the channel knew no such trade: a signed address may still be in a browser somewhere, so we
     * keep looking until it is dead for sure.
     */
    record Withdrawn(Instant openedAt, Instant at, Look look) implements Unsettled {}

    /** To be undone at the channel whatever came of it, again and again until the channel has said what it was. */
    record Cancelling(Instant openedAt, Instant at, Look look) implements Unsettled {}

    /** The payer paid. */
    record Paid(Success success) implements Successful {}

    /** Paid, and no longer refundable through the channel. */
    record Finished(Success success) implements Successful {}

    /** Ended without money. */
    record Closed(Instant at) implements AttemptState {}

    /** The channel refused it for good; {@code code} is its word for why. */
    record Refused(String code, Instant at) implements AttemptState {}

    /** The name under which the state is stored and logged. */
    default String word() {
        return switch (this) {
            case Prepared state -> "prepared";
            case Submitting state -> "submitting";
            case Awaiting state -> "awaiting";
            case Withdrawn state -> "withdrawn";
            case Cancelling state -> "cancelling";
            case Paid state -> "paid";
            case Finished state -> "finished";
            case Closed state -> "closed";
            case Refused state -> "refused";
        };
    }
}
