package tongbao.sandbox.state;

import java.time.Instant;
import java.util.Optional;
import tongbao.sandbox.wire.Amount;

/** What a payer agrees to once, so that the merchant may take money later. */
public record Agreement(AgreementKeys keys, AgreementAsked asked, AgreementStanding standing) {

    /** Alipay's number, and the code in the address where the payer decides. */
    public record AgreementKeys(String agreementNo, String code) {}

    /** What the merchant asked for; the details hold the rules for the periods under Alipay's names. */
    public record AgreementAsked(
            String appId,
            String sellerId,
            String externalNo,
            String productCode,
            String signScene,
            OrderDetails details) {}

    /** Alipay's words, and one for what was never agreed to. */
    public enum AgreementStatus {
        TEMP,
        NORMAL,
        UNSIGN,
        REFUSED
    }

    /**
     * How it stands.
     *
     * @param taken how much the merchant took so far, in how many {@code times}
     */
    public record AgreementStanding(
            AgreementStatus status, Optional<Buyer> buyer, Optional<Instant> signedAt, Amount taken, long times) {}

    public Agreement with(AgreementStatus status) {
        return new Agreement(
                keys,
                asked,
                new AgreementStanding(
                        status, standing.buyer(), standing.signedAt(), standing.taken(), standing.times()));
    }

    public Agreement signedBy(Buyer buyer, Instant at) {
        return new Agreement(
                keys,
                asked,
                new AgreementStanding(AgreementStatus.NORMAL, Optional.of(buyer), Optional.of(at), Amount.ZERO, 0));
    }

    public Agreement taking(Amount amount) {
        return new Agreement(
                keys,
                asked,
                new AgreementStanding(
                        standing.status(),
                        standing.buyer(),
                        standing.signedAt(),
                        standing.taken().plus(amount),
                        standing.times() + 1));
    }
}
