package tongbao.alipay;

import java.util.Arrays;
import java.util.Optional;

/** The state of a trade at Alipay; these four are all that are documented. */
public enum TradeStatus {
    /** The buyer has entered the cashier and not paid. */
    WAIT_BUYER_PAY,
    /** Paid, and refundable; stays so after partial refunds. */
    TRADE_SUCCESS,
    /** Paid, and no longer refundable. */
    TRADE_FINISHED,
    /** Never paid and now closed, <em>or</em> paid and refunded in full: this word alone does not tell which. */
    TRADE_CLOSED;

    /** The status that Alipay's word names, empty for an unlisted one. */
    public static Optional<TradeStatus> of(String word) {
        return Arrays.stream(values()).filter(it -> it.name().equals(word)).findFirst();
    }
}
