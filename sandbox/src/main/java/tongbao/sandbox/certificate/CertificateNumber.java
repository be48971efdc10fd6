package tongbao.sandbox.certificate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/** Alipay's "SN": the MD5 of issuer (RFC 2253) and decimal serial number, 32 lower-case digits. */
public final class CertificateNumber {
    /** In DER, how the identifiers of RSA's PKCS#1 algorithms begin: 1.2.840.113549.1.1. */
    private static final byte[] RSA = HexFormat.of().parseHex("2a864886f70d0101");

    private CertificateNumber() {}

    public static String of(X509Certificate certificate) {
        String text = certificate.getIssuerX500Principal().getName() + certificate.getSerialNumber();
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** Of a bundle of roots: those signed with RSA, in the order of the file, joined by {@code _}. */
    public static String ofRoots(String bundle) {
        return Pem.blocks(bundle, "CERTIFICATE").stream()
                .filter(CertificateNumber::isSignedWithRsa)
                .map(Pem::parsed)
                .flatMap(Optional::stream)
                .map(CertificateNumber::of)
                .collect(Collectors.joining("_"));
    }

    /** Looks before Java parses it, for Java can't read a certificate with an SM2 key. */
    private static boolean isSignedWithRsa(byte[] der) {
        var certificate = new Der.Reader(der).enter(Der.SEQUENCE);
        certificate.enter(Der.SEQUENCE);
        byte[] algorithm =
                certificate.enter(Der.SEQUENCE).enter(Der.OBJECT_IDENTIFIER).content();
        return algorithm.length > RSA.length
                && HexFormat.of().formatHex(algorithm).startsWith(HexFormat.of().formatHex(RSA));
    }
}
