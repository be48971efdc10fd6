package tongbao.server.security;

import java.util.Locale;

/** What an app may be allowed to do. */
public enum Permission {
    /** Create payments and further attempts. */
    PAY,
    /** Look at its payments and refunds. */
    READ,
    /** Close payments. */
    CLOSE,
    /** Give money back. */
    REFUND;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
