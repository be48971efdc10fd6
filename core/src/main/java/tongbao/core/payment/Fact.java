package tongbao.core.payment;

import java.time.Instant;
import java.util.Optional;
import tongbao.core.money.Money;

/** Something that happened, or that could not be learned. A fact is not declined. */
public sealed interface Fact {

    /** A fact about an attempt. */
    sealed interface OfAttempt extends Fact {
        OrderNo orderNo();
    }

    /** A fact about a refund. */
    sealed interface OfRefund extends Fact {
        RefundId refund();
    }

    /** How the channel calls the state of a trade. It says closed both for never paid and for fully refunded. */
    enum Standing {
        WAITING,
        SUCCESSFUL,
        FINISHED,
        CLOSED
    }

    /** Why an attempt was closed at the channel by us. */
    enum Because {
        ASKED,
        EXPIRED,
        REPLACED
    }

    /** The channel reports a trade; {@code refunded} is its cumulative sum, {@code at} when it was paid or reported. */
    record Trade(
            OrderNo orderNo,
            TradeNo tradeNo,
            Standing standing,
            Money amount,
            Optional<Money> receipt,
            Optional<Money> refunded,
            Instant at)
            implements OfAttempt {}

    /** The channel knows no such trade, so far. */
    record Missing(OrderNo orderNo) implements OfAttempt {}

    /** What is kept may be older than what happened: the attempt may have been opened since. */
    record PerhapsOpened(OrderNo orderNo) implements OfAttempt {}

    /** The channel took the attempt; the payer may come. */
    record Submitted(OrderNo orderNo, Optional<String> code) implements OfAttempt {}

    /** The channel refused the attempt for good. */
    record SubmitRefused(OrderNo orderNo, String code) implements OfAttempt {}

    /** The channel closed the unpaid trade on our request. */
    record ClosedThere(OrderNo orderNo, Because because) implements OfAttempt {}

    /** The channel was to close it and knew no such trade: proof of nothing while a signed address lives. */
    record NothingToClose(OrderNo orderNo, Because because) implements OfAttempt {}

    /** The channel was to undo the attempt, whatever came of it, and closed the unpaid trade. */
    record CancelledThere(OrderNo orderNo) implements OfAttempt {}

    /** The channel was to undo the attempt and knew no such trade: the call that pays may still be on its way. */
    record NothingToCancel(OrderNo orderNo) implements OfAttempt {}

    /** Nothing was learned of the attempt. */
    record Unheard(OrderNo orderNo, Reach reach, String detail) implements OfAttempt {}

    /** The money went back; {@code refunded} is the channel's cumulative sum where it told it. */
    record Refunded(RefundId refund, Optional<Money> refunded, Instant at) implements OfRefund {}

    /** The channel refused the refund with a code that is final. */
    record RefundRefused(RefundId refund, String code) implements OfRefund {}

    /** The channel was asked and knows no such refund. */
    record RefundMissing(RefundId refund) implements OfRefund {}

    /** Nothing was learned of the refund. */
    record RefundUnheard(RefundId refund, Reach reach, String detail) implements OfRefund {}
}
