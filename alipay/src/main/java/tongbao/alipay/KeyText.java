package tongbao.alipay;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as people paste it: PEM or bare Base64, in either of the two encodings; an error says what was pasted
 * instead.
 */
final class KeyText {
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    private static final String SM2_CURVE = "06082a811ccf5501822d";
    private static final String EC = "06072a8648ce3d0201";

    private static final Pattern PEM = Pattern.compile("-----BEGIN [^-]*-----([^-]*)-----END [^-]*-----");

    private KeyText() {}

    static PrivateKey applicationPrivateKey(SignType type, String text) {
        byte[] der = der("the application private key", text);
        PrivateKey key = privateKey(type, der)
                .orElseThrow(() -> new IllegalArgumentException("the application private key is not " + wanted(type)
                        + " private key (PKCS#8" + (type == SignType.SM2 ? "" : " or PKCS#1") + ") but "
                        + whatItIs(text, der)));
        requireLength("the application private key", type, key);
        return key;
    }

    static PublicKey alipayPublicKey(SignType type, String text) {
        byte[] der = der("the Alipay public key", text);
        PublicKey key = publicKey(type, der)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the Alipay public key is not " + wanted(type) + " public key but " + whatItIs(text, der)));
        requireLength("the Alipay public key", type, key);
        return key;
    }

    static Optional<PublicKey> publicHalf(PrivateKey key) {
        if (!(key instanceof RSAPrivateCrtKey own)) {
            return Optional.empty();
        }
        try {
            var spec = new RSAPublicKeySpec(own.getModulus(), own.getPublicExponent());
            return Optional.of(factory(SignType.RSA2).generatePublic(spec));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the public half of a parsed key", e);
        }
    }

    static void requireLength(String what, SignType type, Object key) {
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < type.bitsMin()) {
            throw new IllegalArgumentException(what + " has " + rsa.getModulus().bitLength() + " bits, but " + type
                    + " needs at least " + type.bitsMin() + " bits");
        }
    }

    private static String wanted(SignType type) {
        return type == SignType.SM2 ? "an SM2" : "an RSA";
    }

    /** The bytes of the first PEM block, or of bare Base64; remarks around a block do not matter. */
    static byte[] der(String what, String text) {
        if (text.contains("ENCRYPTED")) {
            throw new IllegalArgumentException(what + " is locked by a password; take one that is not");
        }
        Matcher block = PEM.matcher(text);
        String bare = (block.find() ? block.group(1) : text).replaceAll("[\\s\ufeff]", "");
        if (bare.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        try {
            return Base64.getDecoder().decode(bare);
        } catch (IllegalArgumentException _) {
            // The cause quotes the text around the fault, and that text may be a secret.
            throw new IllegalArgumentException(what + " is neither PEM nor Base64 (a file name, or cut when pasted?)");
        }
    }

    /** For messages: the kind of key that somebody pasted in place of another. */
    static String whatItIs(String text, byte[] der) {
        if (privateKey(SignType.RSA2, der).isPresent()) {
            return "an RSA private key";
        }
        if (publicKey(SignType.RSA2, der).isPresent()) {
            return "an RSA public key";
        }
        if (text.contains("CERTIFICATE REQUEST")) {
            return "a certificate request";
        }
        if (CertificateText.isCertificate(der)) {
            return "a certificate";
        }
        String hex = HexFormat.of().formatHex(der);
        if (hex.contains(SM2_CURVE)) {
            return "an SM2 key";
        }
        return hex.contains(EC) ? "a key that is not RSA" : "something else, or cut when pasted";
    }

    private static Optional<PrivateKey> privateKey(SignType type, byte[] der) {
        return type == SignType.SM2
                ? pkcs8(type, der)
                : pkcs8(type, der).or(() -> pkcs8(type, Der.sequence(VERSION_0, RSA, Der.tagged(0x04, der))));
    }

    private static Optional<PrivateKey> pkcs8(SignType type, byte[] der) {
        try {
            PrivateKey key = factory(type).generatePrivate(new PKCS8EncodedKeySpec(der));
            return type == SignType.SM2 || key instanceof RSAPrivateCrtKey ? Optional.of(key) : Optional.empty();
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> publicKey(SignType type, byte[] der) {
        return type == SignType.SM2
                ? x509(type, der)
                : x509(type, der).or(() -> x509(type, Der.sequence(RSA, Der.bits(der))));
    }

    private static Optional<PublicKey> x509(SignType type, byte[] der) {
        try {
            return Optional.of(factory(type).generatePublic(new X509EncodedKeySpec(der)));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static KeyFactory factory(SignType type) throws GeneralSecurityException {
        return switch (type) {
            case RSA2, RSA -> KeyFactory.getInstance("RSA");
            case SM2 -> KeyFactory.getInstance("EC", SmProvider.required());
        };
    }
}
