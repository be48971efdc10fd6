package tongbao.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** One side's RSA key of 2048 bits as the texts that people paste, and the bare signature of the first provider. */
final class Keyring {
    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private Keyring(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** Parsed by the first provider's own factory: a key of another one would be translated at every use. */
    static Keyring make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair made = generator.generateKeyPair();
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return new Keyring(
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(made.getPrivate().getEncoded())),
                    factory.generatePublic(
                            new X509EncodedKeySpec(made.getPublic().getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every provider makes RSA keys", e);
        }
    }

    String privateText() {
        return Base64.getEncoder().encodeToString(privateKey.getEncoded());
    }

    String publicText() {
        return Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }

    byte[] sign(byte[] bytes) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(privateKey);
        signature.update(bytes);
        return signature.sign();
    }

    boolean verifies(byte[] bytes, byte[] sign) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publicKey);
        signature.update(bytes);
        return signature.verify(sign);
    }

    String signed(String text) {
        try {
            return Base64.getEncoder().encodeToString(sign(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was made can sign", e);
        }
    }
}
