package tongbao.sandbox.wire;

import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** How a text is signed: the two RSA kinds of Alipay, PKCS#1 v1.5, Base64 with padding. */
public enum SignType {
    RSA2("SHA256withRSA"),
    RSA("SHA1withRSA");

    private final String algorithm;

    SignType(String algorithm) {
        this.algorithm = algorithm;
    }

    String algorithm() {
        return algorithm;
    }

    public static Optional<SignType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    public String sign(String text, Charset charset, PrivateKey key) {
        try {
            Signature signature = begun(key);
            signature.update(text.getBytes(charset));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sandbox's own key does not sign", e);
        }
    }

    private Signature begun(PrivateKey key) throws GeneralSecurityException {
        if (key instanceof SigningKey own) {
            return own.begun(algorithm);
        }
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        return signature;
    }

    private Signature begun(PublicKey key) throws GeneralSecurityException {
        if (key instanceof CheckingKey theirs) {
            return theirs.begun(algorithm);
        }
        Signature signature = Signature.getInstance(algorithm);
        signature.initVerify(key);
        return signature;
    }

    public boolean verifies(String text, Charset charset, PublicKey key, String sign) {
        try {
            Signature signature = begun(key);
            signature.update(text.getBytes(charset));
            return signature.verify(Base64.getDecoder().decode(sign));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
