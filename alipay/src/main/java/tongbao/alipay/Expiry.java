package tongbao.alipay;

import java.time.Instant;

/**
 * When a certificate that a client works with ends.
 *
 * @param serial the certificate's number as Alipay counts it, the MD5 of issuer and serial number
 * @param subject whom it is for
 * @param at from then on it is not valid
 */
public record Expiry(Kind kind, String serial, String subject, Instant at) {
    /** What the certificate is for. */
    public enum Kind {
        /** The application's; renew it in the console, and both are valid for seven days. */
        APPLICATION,
        /** Alipay's, configured or downloaded; a new one is downloaded when Alipay starts to use it. */
        ALIPAY,
        /** One of Alipay's authorities. */
        ROOT
    }
}
