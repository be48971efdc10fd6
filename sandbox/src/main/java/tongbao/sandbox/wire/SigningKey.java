package tongbao.sandbox.wire;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A private key that signs by Amazon's provider where that is on the class path and works on this machine (a third of
 * the JDK's time), and by the JDK otherwise. The provider is loaded, and parses the key, when it first signs.
 */
final class SigningKey implements PrivateKey {
    private static final long serialVersionUID = 1L;
    private static final String AMAZONS = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private final PrivateKey read;
    private final String fastProvider;
    private transient volatile @Nullable Ready ready;

    SigningKey(PrivateKey read) {
        this(read, AMAZONS);
    }

    SigningKey(PrivateKey read, String fastProvider) {
        this.read = read;
        this.fastProvider = fastProvider;
    }

    /** The key as the provider that signs with it knows it; without a provider, as the JDK does. */
    private record Ready(PrivateKey key, Optional<Provider> provider) {
        private Signature begun(String algorithm) throws GeneralSecurityException {
            Signature signature = provider.isPresent()
                    ? Signature.getInstance(algorithm, provider.get())
                    : Signature.getInstance(algorithm);
            signature.initSign(key);
            return signature;
        }
    }

    /** A signature that waits for its text. */
    Signature begun(String algorithm) throws GeneralSecurityException {
        Ready known = ready;
        if (known == null) {
            known = made();
            ready = known;
        }
        return known.begun(algorithm);
    }

    /** Whatever is wrong with the fast provider, there is the other one. */
    private Ready made() {
        try {
            Provider amazons =
                    (Provider) Class.forName(fastProvider).getField("INSTANCE").get(null);
            PrivateKey key =
                    KeyFactory.getInstance("RSA", amazons).generatePrivate(new PKCS8EncodedKeySpec(read.getEncoded()));
            Ready fast = new Ready(key, Optional.of(amazons));
            fast.begun(SignType.RSA2.algorithm());
            return fast;
        } catch (ReflectiveOperationException | GeneralSecurityException | RuntimeException | LinkageError _) {
            return new Ready(read, Optional.empty());
        }
    }

    @Override
    public String getAlgorithm() {
        return read.getAlgorithm();
    }

    @Override
    public String getFormat() {
        return read.getFormat();
    }

    @Override
    public byte[] getEncoded() {
        return read.getEncoded();
    }

    @Override
    public String toString() {
        return "SigningKey[…]";
    }
}
