package tongbao.core.payment;

import java.time.Instant;

/** Where one refund stands. The unsettled states, and only they, carry the next look. */
public sealed interface RefundState {

    /** States with a next look. */
    sealed interface Unsettled extends RefundState {
        Look look();
    }

    /** The amount is reserved; the same request is repeated until the channel's answer is known. */
    record Refunding(Look look) implements Unsettled {}

    /** The channel refused; its amount stays reserved until two refund queries have missed as well. */
    record Doubting(String code, Look look) implements Unsettled {}

    record Refunded(Instant at) implements RefundState {}

    record Refused(String code, Instant at) implements RefundState {}

    /** The name under which the state is stored and logged. */
    default String word() {
        return switch (this) {
            case Refunding state -> "refunding";
            case Doubting state -> "doubting";
            case Refunded state -> "refunded";
            case Refused state -> "refused";
        };
    }
}
