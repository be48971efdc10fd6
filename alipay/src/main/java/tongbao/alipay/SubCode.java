package tongbao.alipay;

import java.util.Locale;

/**
 * Why Alipay did not do what a call asked, and what the caller may conclude from it.
 *
 * @param code as Alipay sent it, without the stray prefixes it sometimes carries
 * @param kind what may be concluded
 * @param meaning in English from the table; for an unlisted code Alipay's own words
 */
public record SubCode(String code, Kind kind, String meaning) {
    /** What a caller may conclude; only {@link #FINAL} ever makes an {@link Outcome.Refused}. */
    public enum Kind {
        /** This call did nothing, and repeating it unchanged will not help. */
        FINAL,
        /** Not done for now; the same request, with the same numbers, may be repeated later. */
        RETRY_SAME,
        /** Something else may already have happened under this number; ask Alipay about its state. */
        ASK,
        /** Nothing may be concluded; ask Alipay. Every unlisted code is of this kind. */
        UNKNOWN
    }

    /** Whether Alipay says that it knows no such trade: for an order whose cashier nobody entered that is normal. */
    public boolean isTradeMissing() {
        return code.equals("ACQ.TRADE_NOT_EXIST") || code.equals("TRADE_NOT_EXIST");
    }

    /** Whether Alipay says that it has no such bill, or not yet; production writes it otherwise than its page. */
    public boolean isBillMissing() {
        return code.toLowerCase(Locale.ROOT).endsWith("bill_not_exist");
    }
}
