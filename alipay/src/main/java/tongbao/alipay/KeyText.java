package tongbao.alipay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A key as people paste it: PEM or bare Base64, in either of the two encodings; an error says what was pasted
 * instead.
 */
final class KeyText {
    private static final int BITS_MIN = 2048;
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

    private KeyText() {}

    static RSAPrivateCrtKey applicationPrivateKey(String text) {
        byte[] der = der("the application private key", text);
        RSAPrivateCrtKey key = privateKey(der)
                .orElseThrow(() -> new IllegalArgumentException("the application private key is not an RSA private key"
                        + " (PKCS#8 or PKCS#1) but " + whatItIs(text, der)));
        requireLength("the application private key", key.getModulus().bitLength());
        return key;
    }

    static RSAPublicKey alipayPublicKey(String text) {
        byte[] der = der("the Alipay public key", text);
        RSAPublicKey key = publicKey(der)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the Alipay public key is not an RSA public key but " + whatItIs(text, der)));
        requireLength("the Alipay public key", key.getModulus().bitLength());
        return key;
    }

    private static void requireLength(String what, int bits) {
        if (bits < BITS_MIN) {
            throw new IllegalArgumentException(
                    what + " has " + bits + " bits, but RSA2 needs at least " + BITS_MIN + " bits");
        }
    }

    private static byte[] der(String what, String text) {
        String bare = text.replaceAll("-----[A-Z0-9 #]*-----", "").replaceAll("\\s", "");
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

    private static String whatItIs(String text, byte[] der) {
        if (text.contains("ENCRYPTED")) {
            return "a private key locked by a password";
        }
        if (privateKey(der).isPresent()) {
            return "an RSA private key";
        }
        if (publicKey(der).isPresent()) {
            return "an RSA public key";
        }
        if (isCertificate(der)) {
            return "a certificate";
        }
        return isOtherPrivateKey(der) ? "a private key that is not RSA" : "something else, or cut when pasted";
    }

    private static Optional<RSAPrivateCrtKey> privateKey(byte[] der) {
        return pkcs8(der).or(() -> pkcs8(sequence(VERSION_0, RSA, tagged(0x04, der))));
    }

    private static Optional<RSAPrivateCrtKey> pkcs8(byte[] der) {
        try {
            return rsa().generatePrivate(new PKCS8EncodedKeySpec(der)) instanceof RSAPrivateCrtKey key
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static Optional<RSAPublicKey> publicKey(byte[] der) {
        return x509(der).or(() -> x509(sequence(RSA, tagged(0x03, joined(new byte[] {0}, der)))));
    }

    private static Optional<RSAPublicKey> x509(byte[] der) {
        try {
            return rsa().generatePublic(new X509EncodedKeySpec(der)) instanceof RSAPublicKey key
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static boolean isCertificate(byte[] der) {
        try {
            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static boolean isOtherPrivateKey(byte[] der) {
        try {
            KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static KeyFactory rsa() {
        try {
            return KeyFactory.getInstance("RSA");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static byte[] sequence(byte[]... parts) {
        return tagged(0x30, joined(parts));
    }

    private static byte[] tagged(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            String hex = Integer.toHexString(content.length);
            byte[] length = HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : "0" + hex);
            out.write(0x80 | length.length);
            out.writeBytes(length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
