package tongbao.alipay;

import java.nio.charset.Charset;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;

/**
 * The application's private key, parsed once.
 *
 * @param publicHalf present where it follows from the private key, which it does for RSA
 */
record OwnKey(SignType type, PrivateKey key, Optional<PublicKey> publicHalf) {
    static OwnKey of(SignType type, String text) {
        PrivateKey key = KeyText.applicationPrivateKey(type, text);
        return new OwnKey(type, key, KeyText.publicHalf(key));
    }

    String sign(String text, Charset charset) {
        return Base64.getEncoder().encodeToString(Signatures.sign(type, key, text.getBytes(charset)));
    }

    boolean made(byte[] bytes, byte[] sign) {
        return publicHalf
                .filter(it -> Signatures.verifies(type, it, bytes, sign))
                .isPresent();
    }

    /** Whether this is the private half of {@code other}. */
    boolean belongsTo(PublicKey other) {
        byte[] probe = {0};
        return Signatures.verifies(type, other, probe, Signatures.sign(type, key, probe));
    }

    @Override
    public String toString() {
        return "OwnKey[••••]";
    }
}
