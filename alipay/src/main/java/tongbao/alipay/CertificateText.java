package tongbao.alipay;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates as they are handed out: PEM, several in one file, with the line ends of any system; or the bare Base64
 * of one.
 */
final class CertificateText {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

    /** PKCS#1, whose algorithms are 1.2.840.113549.1.1.x. */
    private static final String RSA = "2a864886f70d0101";

    private CertificateText() {}

    /** One certificate with whatever intermediate ones stand behind it. */
    static Certificate one(SignType type, String what, String text) {
        List<X509Certificate> chain = new ArrayList<>();
        for (byte[] der : blocks(what, text)) {
            chain.add(read(type, der)
                    .orElseThrow(() -> new IllegalArgumentException(
                            what + " is not a certificate for " + type + " but " + KeyText.whatItIs(text, der))));
        }
        KeyText.requireLength(what, type, chain.getFirst().getPublicKey());
        return new Certificate(chain);
    }

    /** A bundle of roots; those of an algorithm that nobody here knows are left out, as Alipay's own software does. */
    static List<X509Certificate> bundle(SignType type, String what, String text) {
        List<X509Certificate> all = new ArrayList<>();
        for (byte[] der : blocks(what, text)) {
            Optional<X509Certificate> certificate = read(type, der);
            String algorithm = Der.signatureAlgorithm(der);
            if (certificate.isEmpty() && (algorithm.isEmpty() || algorithm.startsWith(RSA))) {
                throw new IllegalArgumentException(
                        what + ", certificate " + (all.size() + 1) + " cannot be read: " + KeyText.whatItIs(text, der));
            }
            certificate.ifPresent(all::add);
        }
        return all;
    }

    static boolean isCertificate(byte[] der) {
        return !Der.signatureAlgorithm(der).isEmpty();
    }

    private static List<byte[]> blocks(String what, String text) {
        List<byte[]> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            blocks.add(KeyText.der(what, block.group(1)));
        }
        return blocks.isEmpty() ? List.of(KeyText.der(what, text)) : blocks;
    }

    private static Optional<X509Certificate> read(SignType type, byte[] der) {
        try {
            return factory(type).generateCertificate(new ByteArrayInputStream(der)) instanceof X509Certificate it
                    ? Optional.of(it)
                    : Optional.empty();
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static CertificateFactory factory(SignType type) throws GeneralSecurityException {
        return switch (type) {
            case RSA2, RSA -> CertificateFactory.getInstance("X.509");
            case SM2 -> CertificateFactory.getInstance("X.509", SmProvider.required());
        };
    }
}
