package tongbao.sandbox.wire;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A key at work: by Amazon's provider where that is on the class path and works on this machine (a third of the JDK's
 * time), and by the JDK otherwise. The provider is loaded, and parses the key, when the key is first used.
 */
abstract class FastKey<K extends Key> implements Key {
    private static final long serialVersionUID = 1L;

    /** Reads the key anew, as the factory's provider likes it best. */
    interface Reading<K> {
        K read(KeyFactory factory) throws GeneralSecurityException;
    }

    /** What a signature is begun for: to sign, or to be checked. */
    interface Beginning<K> {
        void begin(Signature signature, K key) throws GeneralSecurityException;
    }

    private final K read;
    private final transient Reading<K> reading;
    private final transient Beginning<K> beginning;
    private final transient Supplier<Optional<Provider>> fastProvider;
    private transient volatile @Nullable Ready<K> ready;

    FastKey(K read, Reading<K> reading, Beginning<K> beginning, Supplier<Optional<Provider>> fastProvider) {
        this.read = read;
        this.reading = reading;
        this.beginning = beginning;
        this.fastProvider = fastProvider;
    }

    /** The key as the provider that works with it knows it; without a provider, as the JDK does. */
    private record Ready<K>(K key, Optional<Provider> provider) {
        private Signature begun(String algorithm, Beginning<K> beginning) throws GeneralSecurityException {
            Signature signature = provider.isPresent()
                    ? Signature.getInstance(algorithm, provider.get())
                    : Signature.getInstance(algorithm);
            beginning.begin(signature, key);
            return signature;
        }
    }

    /** A signature that waits for its text. */
    Signature begun(String algorithm) throws GeneralSecurityException {
        Ready<K> known = ready;
        if (known == null) {
            known = made();
            ready = known;
        }
        return known.begun(algorithm, beginning);
    }

    private Ready<K> made() {
        return fastProvider.get().flatMap(this::by).orElseGet(() -> new Ready<>(read, Optional.empty()));
    }

    /** Whatever is wrong with the fast provider, there is the other one. */
    private Optional<Ready<K>> by(Provider provider) {
        try {
            Ready<K> fast = new Ready<>(reading.read(KeyFactory.getInstance("RSA", provider)), Optional.of(provider));
            fast.begun(SignType.RSA2.algorithm(), beginning);
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
}
