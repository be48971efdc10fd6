package tongbao.alipay;

import java.nio.charset.Charset;
import java.util.List;

/** Both ends of every signature: the application's own key, and whom to believe to be Alipay. */
record Keys(OwnKey own, Trust trust) {
    Keys {
        if (trust.known().stream().anyMatch(own::belongsTo)) {
            throw new IllegalArgumentException(trust.whenItIsOurs());
        }
    }

    /** Public key mode with RSA2. */
    Keys(String applicationPrivateKey, List<String> alipayPublicKeys) {
        this(OwnKey.of(SignType.RSA2, applicationPrivateKey), TrustedKeys.of(SignType.RSA2, alipayPublicKeys));
    }

    /** Who signs; the first to ask, or to sign, waits until that provider is loaded. */
    RsaProvider provider() {
        return own.provider();
    }

    SignType type() {
        return own.type();
    }

    String sign(String text, Charset charset) {
        return own.sign(text, charset);
    }

    /** Whether one of Alipay's keys made this signature. */
    boolean verifies(String text, Charset charset, byte[] sign) {
        byte[] bytes = text.getBytes(charset);
        return trust.known().stream().anyMatch(it -> Signatures.verifies(type(), it, bytes, sign));
    }

    /** Whether the application itself made this signature, a sign that something is set up the wrong way round. */
    boolean madeByOurselves(String text, Charset charset, byte[] sign) {
        return own.made(text.getBytes(charset), sign);
    }
}
