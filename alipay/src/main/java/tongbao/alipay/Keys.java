package tongbao.alipay;

import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;

/** The application's key to sign with and Alipay's keys to verify with, parsed once; RSA2 is SHA256withRSA. */
final class Keys {
    private static final String RSA2 = "SHA256withRSA";

    private final OwnRsaKey own;
    private final TheirRsaKey ownPublic;
    private final List<TheirRsaKey> alipay;

    Keys(String applicationPrivateKey, List<String> alipayPublicKeys) {
        RSAPrivateCrtKey read = KeyText.applicationPrivateKey(applicationPrivateKey);
        List<RSAPublicKey> theirs =
                alipayPublicKeys.stream().map(KeyText::alipayPublicKey).toList();
        if (theirs.isEmpty()) {
            throw new IllegalArgumentException("an Alipay public key is needed");
        }
        if (theirs.stream().anyMatch(it -> it.getModulus().equals(read.getModulus()))) {
            throw new IllegalArgumentException("the Alipay public key is the application's own public key;"
                    + " take the one that the console shows as 支付宝公钥 (Alipay public key), not 应用公钥");
        }
        own = new OwnRsaKey(read);
        ownPublic = new TheirRsaKey(publicHalf(read));
        alipay = theirs.stream().map(TheirRsaKey::new).toList();
    }

    /** Who signs; the first to ask, or to sign, waits until that provider is loaded. */
    RsaProvider provider() {
        return own.provider();
    }

    String sign(String text, Charset charset) {
        try {
            return Base64.getEncoder().encodeToString(own.sign(RSA2, text.getBytes(charset)));
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
        return verifies(ownPublic, text.getBytes(charset), sign);
    }

    private static boolean verifies(TheirRsaKey key, byte[] bytes, byte[] sign) {
        try {
            return key.verifies(RSA2, bytes, sign);
        } catch (SignatureException _) {
            return false; // of the wrong length for this key
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was parsed can verify", e);
        }
    }

    private static PublicKey publicHalf(RSAPrivateCrtKey key) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the public half of a parsed key", e);
        }
    }

    @Override
    public String toString() {
        return "Keys[••••]";
    }
}
