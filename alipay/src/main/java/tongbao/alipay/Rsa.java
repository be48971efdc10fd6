package tongbao.alipay;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * RSA by one provider: Amazon's Corretto Crypto Provider where it is on the class or module path and works on this
 * machine, which signs in about a third of the time, otherwise the JDK's.
 *
 * <p>It is looked for by its name, so that the library does without it, and used as an object, so that nothing else in
 * the process notices. Loading takes half a second: it happens when a key is first used.
 */
final class Rsa {
    private static final String FAST = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final String PROBE = "SHA256withRSA";

    private final Optional<Provider> provider;
    private final Optional<String> problem;

    private Rsa(Optional<Provider> provider, Optional<String> problem) {
        this.provider = provider;
        this.problem = problem;
    }

    /** The JVM makes it once, when it is first asked for. */
    private static final class Best {
        private static final Rsa RSA = byProvider(FAST);
    }

    /** A key as a provider parsed it, and the provider. */
    record Parsed<K>(K key, Rsa by) {}

    static Parsed<PrivateKey> parsed(PrivateKey key) {
        return Best.RSA.parse(key);
    }

    static Parsed<PublicKey> parsed(PublicKey key) {
        return Best.RSA.parse(key);
    }

    /** By a provider that keeps itself in {@code INSTANCE}; by the JDK where that one is absent or doesn't work. */
    static Rsa byProvider(String className) {
        Class<?> type;
        try {
            type = Class.forName(className, false, Rsa.class.getClassLoader());
        } catch (ClassNotFoundException _) {
            return byTheJdk(Optional.empty());
        }
        try {
            Provider found = (Provider) type.getField("INSTANCE").get(null);
            Rsa rsa = new Rsa(Optional.of(found), Optional.empty());
            rsa.factory();
            rsa.engine(PROBE);
            return rsa;
        } catch (GeneralSecurityException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            return byTheJdk(Optional.of(type.getSimpleName() + " can't be used: " + reason(type, e)));
        }
    }

    private static Rsa byTheJdk(Optional<String> problem) {
        return new Rsa(Optional.empty(), problem);
    }

    /** Amazon's provider doesn't fail when its native library can't be loaded, but keeps the reason. */
    private static Throwable reason(Class<?> type, Throwable failure) {
        try {
            Object instance = type.getField("INSTANCE").get(null);
            Object kept = type.getMethod("getLoadingError").invoke(instance);
            return kept instanceof Throwable reason ? reason : failure;
        } catch (ReflectiveOperationException | LinkageError _) {
            return failure;
        }
    }

    /** A key of another provider would be parsed for every signature. A key that this one refuses is the JDK's. */
    Parsed<PrivateKey> parse(PrivateKey key) {
        try {
            return new Parsed<>(factory().generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded())), this);
        } catch (GeneralSecurityException e) {
            return new Parsed<>(key, byTheJdk(refusal(e)));
        }
    }

    Parsed<PublicKey> parse(PublicKey key) {
        try {
            return new Parsed<>(factory().generatePublic(new X509EncodedKeySpec(key.getEncoded())), this);
        } catch (GeneralSecurityException e) {
            return new Parsed<>(key, byTheJdk(refusal(e)));
        }
    }

    private Optional<String> refusal(GeneralSecurityException e) {
        return Optional.of(provider.map(Provider::getName).orElse("the JDK") + " refuses the key: " + e.getMessage());
    }

    private KeyFactory factory() throws GeneralSecurityException {
        return provider.isPresent() ? KeyFactory.getInstance("RSA", provider.get()) : KeyFactory.getInstance("RSA");
    }

    Signature engine(String algorithm) throws GeneralSecurityException {
        return provider.isPresent()
                ? Signature.getInstance(algorithm, provider.get())
                : Signature.getInstance(algorithm);
    }

    RsaProvider who() {
        String name =
                provider.map(it -> it.getName() + " " + it.getVersionStr()).orElse("the JDK");
        return new RsaProvider(name, problem);
    }
}
