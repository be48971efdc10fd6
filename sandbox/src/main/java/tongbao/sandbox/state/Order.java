package tongbao.sandbox.state;

import java.time.Instant;
import java.util.Optional;
import tongbao.sandbox.wire.Amount;

/** What a merchant asked a payer for. No trade yet: that begins when the payer enters the cashier or scans. */
public record Order(
        String code,
        String appId,
        TradeKey key,
        Product product,
        Amount totalAmount,
        String subject,
        OrderDetails details,
        OrderTimes times) {

    /** When it was first asked for, and until when the QR code (if it has one) may be scanned. */
    public record OrderTimes(Instant askedAt, Optional<Instant> codeExpiresAt) {}

    /** Whether both ask for the same thing, so that one may continue the other's trade. */
    public boolean continues(Order other) {
        return key.equals(other.key)
                && product == other.product
                && totalAmount.equals(other.totalAmount)
                && subject.equals(other.subject);
    }

    /** The same order, for the content that a merchant repeats; code and times don't count. */
    String content() {
        return String.join(
                "\n", appId, key.outTradeNo(), product.name(), totalAmount.toString(), subject, details.json());
    }
}
