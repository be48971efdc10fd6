package tongbao.connector.alipay;

import java.net.URI;
import java.time.Duration;
import tongbao.core.payment.AccountId;

/**
 * One account at Alipay that money is collected with. Keys are texts, PEM or bare Base64; {@code refundGap} is what
 * Alipay wants between two refunds of one trade.
 */
public record AlipayAccount(
        AccountId id,
        URI gateway,
        String appId,
        String sellerId,
        String privateKey,
        String alipayPublicKey,
        Duration refundGap) {
    /** What Alipay asks for: at least three seconds between refunds of one trade. */
    public static final Duration REFUND_GAP = Duration.ofSeconds(3);

    @Override
    public String toString() {
        return "AlipayAccount[" + id + ", app " + appId + " at " + gateway + "]";
    }
}
