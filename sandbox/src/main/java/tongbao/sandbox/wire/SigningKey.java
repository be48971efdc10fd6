package tongbao.sandbox.wire;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A private key that signs by Amazon's provider where that is on the class path and works on this machine (a third of
 * the JDK's time), and by the JDK otherwise. The provider is loaded, and parses the key, when it first signs.
 */
final class SigningKey implements PrivateKey {
    private static final long serialVersionUID = 1L;
    private final PrivateKey read;
    private final transient Supplier<Optional<Provider>> fastProvider;
    private transient volatile @Nullable Ready ready;

    SigningKey(PrivateKey read) {
        this(read, FastProvider::find);
    }

    SigningKey(PrivateKey read, Supplier<Optional<Provider>> fastProvider) {
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

    private Ready made() {
        return fastProvider.get().flatMap(this::by).orElseGet(() -> new Ready(read, Optional.empty()));
    }

    /** Whatever is wrong with the fast provider, there is the other one. */
    private Optional<Ready> by(Provider provider) {
        try {
            PrivateKey key =
                    KeyFactory.getInstance("RSA", provider).generatePrivate(new PKCS8EncodedKeySpec(read.getEncoded()));
            Ready fast = new Ready(key, Optional.of(provider));
            fast.begun(SignType.RSA2.algorithm());
            return Optional.of(fast);
        } catch (GeneralSecurityException | RuntimeException | LinkageError _) {
            return Optional.empty();
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
