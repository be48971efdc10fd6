package tongbao.core.payment;

import java.time.Instant;
import java.util.Optional;

/**
 * What comes next for a payment; {@code at} is empty where it is somebody's turn and nobody knows when they take it.
 * {@code made} is how often it was done before without an answer that settles it, of looks and refunds.
 */
public record Next(What what, String subject, Optional<Instant> at, int made) {

    /** What it is. */
    public enum What {
        /** The payer may pay. */
        PAYER,
        /** The business app may begin a further attempt, or close. */
        CALLER,
        /** The channel is asked how an attempt stands. */
        LOOK,
        /** The order's time is over: attempts are closed at the channel first, then here. */
        EXPIRY,
        /** The end of waiting: every signed address is dead for sure. */
        END_OF_WAITING,
        /** The channel is asked for a refund, always with the same number and amount. */
        REFUND,
        /** The channel is asked whether a refund that it refused went through after all. */
        REFUND_LOOK
    }

    static Next turn(What what, String subject) {
        return new Next(what, subject, Optional.empty(), 0);
    }

    static Next at(What what, String subject, Instant at) {
        return new Next(what, subject, Optional.of(at), 0);
    }

    static Next planned(What what, String subject, Look look) {
        return new Next(what, subject, Optional.of(look.at()), look.made());
    }
}
