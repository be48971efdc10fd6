package tongbao.alipay;

import java.nio.charset.Charset;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The application's private key, parsed once.
 *
 * @param publicHalf present where it follows from the private key, which it does for RSA
 * @param queue where its work waits for its turn
 */
record OwnKey(SignType type, PrivateKey key, Optional<PublicKey> publicHalf, SigningQueue queue) {
    static OwnKey of(SignType type, String text) {
        return of(type, text, SigningQueue.NONE);
    }

    static OwnKey of(SignType type, String text, SigningQueue queue) {
        PrivateKey read = KeyText.applicationPrivateKey(type, text);
        PrivateKey key = read instanceof RSAPrivateKey ? new OwnRsaKey(read) : read;
        return new OwnKey(type, key, KeyText.publicHalf(read).map(TheirRsaKey::of), queue);
    }

    String sign(String text, Charset charset) {
        return queue.sign(() -> Base64.getEncoder().encodeToString(Signatures.sign(type, key, text.getBytes(charset))));
    }

    boolean made(byte[] bytes, byte[] sign) {
        return publicHalf
                .filter(it -> Signatures.verifies(type, it, bytes, sign))
                .isPresent();
    }

    /** Whether this is the private half of {@code other}; where keys can be compared, nothing is signed for it. */
    boolean belongsTo(PublicKey other) {
        if (publicHalf.isPresent()) {
            return Arrays.equals(publicHalf.get().getEncoded(), other.getEncoded());
        }
        byte[] probe = {0};
        return Signatures.verifies(type, other, probe, Signatures.sign(type, key, probe));
    }

    /** Who signs; the first to ask, or to sign, waits until that provider is loaded. */
    RsaProvider provider() {
        return key instanceof OwnRsaKey rsa ? rsa.provider() : new RsaProvider(key.getAlgorithm(), Optional.empty());
    }

    @Override
    public String toString() {
        return "OwnKey[••••]";
    }
}
