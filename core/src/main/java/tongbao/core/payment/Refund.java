package tongbao.core.payment;

import java.time.Instant;
import java.util.Optional;
import tongbao.core.money.Money;

/** Money on its way back: its number and amount never change, however often it is asked for. */
public record Refund(
        RefundId id,
        int attempt,
        OutRequestNo requestNo,
        RefundKind kind,
        Money amount,
        String reason,
        Instant createdAt,
        RefundState state) {
    /** The most refunds one payment may have. */
    public static final int COUNT_MAX = 1000;

    public Refund in(RefundState next) {
        return new Refund(id, attempt, requestNo, kind, amount, reason, createdAt, next);
    }

    /** Whether its amount can't be promised to another refund. */
    public boolean isReserved() {
        return !(state instanceof RefundState.Refused);
    }

    public boolean isRefunded() {
        return state instanceof RefundState.Refunded;
    }

    public Optional<Instant> settledAt() {
        return switch (state) {
            case RefundState.Refunded refunded -> Optional.of(refunded.at());
            case RefundState.Refused refused -> Optional.of(refused.at());
            case RefundState.Unsettled unsettled -> Optional.empty();
        };
    }
}
