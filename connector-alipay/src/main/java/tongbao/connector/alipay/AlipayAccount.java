package tongbao.connector.alipay;

import java.net.URI;
import java.time.Duration;
import tongbao.core.payment.AccountId;

/**
 * One account at Alipay that money is collected with. Keys are texts, PEM or bare Base64; {@code refundGap} is what
 * Alipay wants between two refunds of one trade, {@code callsPerSecond} the most calls that one process makes to it.
 */
public record AlipayAccount(
        AccountId id,
        URI gateway,
        String appId,
        String sellerId,
        String privateKey,
        String alipayPublicKey,
        Duration refundGap,
        int callsPerSecond) {
    /** What Alipay asks for: at least three seconds between refunds of one trade. */
    public static final Duration REFUND_GAP = Duration.ofSeconds(3);

    /** Far above what a shop needs; Alipay's own limits are told by its refusals, and learned from them. */
    public static final int CALLS_PER_SECOND = 1000;

    public AlipayAccount {
        if (callsPerSecond < 1) {
            throw new IllegalArgumentException("at least one call a second: " + callsPerSecond);
        }
    }

    @Override
    public String toString() {
        return "AlipayAccount[" + id + ", app " + appId + " at " + gateway + "]";
    }
}
