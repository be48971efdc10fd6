package tongbao.sandbox.state;

import java.time.Instant;
import java.util.Optional;
import tongbao.sandbox.wire.Amount;

/** Money that a payer lets a merchant freeze: asked for, decided, and then taken or let go piece by piece. */
public record FundAuth(FundKeys keys, FundAsked asked, FundStanding standing) {

    /**
     * Alipay's numbers.
     *
     * @param operationId of the freezing
     * @param code in the address where the payer decides
     */
    public record FundKeys(String authNo, String operationId, String code) {}

    /** What the merchant asked for. */
    public record FundAsked(
            String appId,
            String sellerId,
            String outOrderNo,
            String outRequestNo,
            String title,
            Amount amount,
            OrderDetails details,
            FundTimes times) {
        /** Whether both ask for the same. */
        public boolean isSame(FundAsked other) {
            return outRequestNo.equals(other.outRequestNo) && title.equals(other.title) && amount.equals(other.amount);
        }
    }

    /** When it was asked for, and until when the payer may decide. */
    public record FundTimes(Instant createdAt, Instant expiresAt) {}

    /** Alipay's words. */
    public enum FundStatus {
        INIT,
        AUTHORIZED,
        FINISH,
        CLOSED
    }

    /**
     * How it stands.
     *
     * @param unfrozen what went back to the payer
     * @param paid what the merchant took
     */
    public record FundStanding(
            FundStatus status, Optional<Buyer> buyer, Amount unfrozen, Amount paid, Optional<Instant> frozenAt) {}

    /** What was frozen in all. */
    public Amount frozen() {
        return standing.frozenAt().isPresent() ? asked.amount() : Amount.ZERO;
    }

    /** What is frozen still. */
    public Amount rest() {
        return frozen().minus(standing.unfrozen()).minus(standing.paid());
    }

    public FundAuth with(FundStatus status) {
        return new FundAuth(
                keys,
                asked,
                new FundStanding(status, standing.buyer(), standing.unfrozen(), standing.paid(), standing.frozenAt()));
    }

    public FundAuth frozenFor(Buyer buyer, Instant at) {
        var next =
                new FundStanding(FundStatus.AUTHORIZED, Optional.of(buyer), Amount.ZERO, Amount.ZERO, Optional.of(at));
        return new FundAuth(keys, asked, next);
    }

    /** After so much went back and so much was taken; with nothing left it is finished. */
    public FundAuth less(Amount back, Amount taken) {
        boolean isAll = back.plus(taken).equals(rest());
        var next = new FundStanding(
                isAll ? FundStatus.FINISH : standing.status(),
                standing.buyer(),
                standing.unfrozen().plus(back),
                standing.paid().plus(taken),
                standing.frozenAt());
        return new FundAuth(keys, asked, next);
    }
}
