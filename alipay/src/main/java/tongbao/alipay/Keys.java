package tongbao.alipay;

import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;

/** The application's key to sign with and Alipay's keys to verify with, parsed once; RSA2 is SHA256withRSA. */
final class Keys {
    private final RSAPrivateCrtKey own;
    private final List<RSAPublicKey> alipay;

    Keys(String applicationPrivateKey, List<String> alipayPublicKeys) {
        own = KeyText.applicationPrivateKey(applicationPrivateKey);
        alipay = alipayPublicKeys.stream().map(KeyText::alipayPublicKey).toList();
        if (alipay.isEmpty()) {
            throw new IllegalArgumentException("an Alipay public key is needed");
        }
        if (alipay.stream().anyMatch(it -> it.getModulus().equals(own.getModulus()))) {
            throw new IllegalArgumentException("the Alipay public key is the application's own public key;"
                    + " take the one that the console shows as 支付宝公钥 (Alipay public key), not 应用公钥");
        }
    }

    String sign(String text, Charset charset) {
        try {
            Signature signature = rsa2();
            signature.initSign(own);
            signature.update(text.getBytes(charset));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was parsed can sign", e);
        }
    }

    /** Whether one of Alipay's keys made this signature. */
    boolean verifies(String text, Charset charset, byte[] sign) {
        byte[] bytes = text.getBytes(charset);
        return alipay.stream().anyMatch(it -> verifies(it, bytes, sign));
    }

    /** Whether the application itself made this signature, a sign that something is set up the wrong way round. */
    boolean madeByOurselves(String text, Charset charset, byte[] sign) {
        return verifies(ownPublic(), text.getBytes(charset), sign);
    }

    private static boolean verifies(PublicKey key, byte[] bytes, byte[] sign) {
        try {
            Signature signature = rsa2();
            signature.initVerify(key);
            signature.update(bytes);
            return signature.verify(sign);
        } catch (SignatureException _) {
            return false; // of the wrong length for this key
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was parsed can verify", e);
        }
    }

    private PublicKey ownPublic() {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(own.getModulus(), own.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the public half of a parsed key", e);
        }
    }

    private static Signature rsa2() throws GeneralSecurityException {
        return Signature.getInstance("SHA256withRSA");
    }

    @Override
    public String toString() {
        return "Keys[••••]";
    }
}
