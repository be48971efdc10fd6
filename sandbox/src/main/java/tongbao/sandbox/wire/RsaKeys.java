package tongbao.sandbox.wire;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** RSA keys as text: Base64 of X.509 (public) and PKCS#8 (private) on one line. */
public final class RsaKeys {
    private static final int BITS = 2048;
    private static final int BITS_MIN = 1024;
    private static final int BITS_MAX = 8192;

    private RsaKeys() {}

    /** Made by the fast provider where there is one, which draws its own random numbers; of the JDK's kind always. */
    public static KeyPair generate(SecureRandom random) {
        Optional<KeyPair> fast = FastProvider.find().flatMap(provider -> {
            try {
                return Optional.of(made(KeyPairGenerator.getInstance("RSA", provider), random));
            } catch (GeneralSecurityException | RuntimeException | LinkageError _) {
                return Optional.empty();
            }
        });
        return fast.orElseGet(() -> generateSlowly(random));
    }

    private static KeyPair generateSlowly(SecureRandom random) {
        try {
            return made(KeyPairGenerator.getInstance("RSA"), random);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no RSA", e);
        }
    }

    private static KeyPair made(KeyPairGenerator generator, SecureRandom random) throws GeneralSecurityException {
        generator.initialize(BITS, random);
        KeyPair made = generator.generateKeyPair();
        KeyFactory factory = KeyFactory.getInstance("RSA");
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(made.getPublic().getEncoded())),
                factory.generatePrivate(
                        new PKCS8EncodedKeySpec(made.getPrivate().getEncoded())));
    }

    /** Reads one line or PEM with headers and line breaks; nothing when it is no usable RSA public key. */
    public static Optional<PublicKey> publicKey(String text) {
        try {
            byte[] encoded = Base64.getDecoder().decode(bare(text));
            PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
            return isUsable(((RSAPublicKey) key).getModulus()) ? Optional.of(key) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reads a private key, on one line or in PEM, and makes its public half; nothing when it is no usable one. */
    public static Optional<KeyPair> pair(String text) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            byte[] encoded = Base64.getDecoder().decode(bare(text));
            PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
            if (!(key instanceof RSAPrivateCrtKey whole) || !isUsable(whole.getModulus())) {
                return Optional.empty();
            }
            var half = new RSAPublicKeySpec(whole.getModulus(), whole.getPublicExponent());
            return Optional.of(new KeyPair(factory.generatePublic(half), key));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isUsable(BigInteger modulus) {
        return modulus.bitLength() >= BITS_MIN && modulus.bitLength() <= BITS_MAX;
    }

    /** A public key that was read, for checking many signatures. */
    public static PublicKey checking(PublicKey read) {
        return new CheckingKey(read);
    }

    public static PrivateKey privateKey(String text) {
        try {
            byte[] encoded = Base64.getDecoder().decode(text);
            return new SigningKey(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of the sandbox is damaged", e);
        }
    }

    public static String text(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private static String bare(String text) {
        return text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    }
}
