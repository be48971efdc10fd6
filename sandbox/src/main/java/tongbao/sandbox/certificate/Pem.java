package tongbao.sandbox.certificate;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates as text. */
public final class Pem {
    /** More certificates than any chain has. */
    private static final int BLOCKS_MAX = 16;

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final String CERTIFICATE = "CERTIFICATE";

    private Pem() {}

    public static String write(X509Certificate certificate) {
        try {
            return write(CERTIFICATE, certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was read has its bytes", e);
        }
    }

    private static String write(String label, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    /** The first certificate of a text (a file may hold the leaf and its issuer); nothing when there is none. */
    public static Optional<X509Certificate> certificate(String text) {
        return blocks(text, CERTIFICATE).stream().findFirst().flatMap(Pem::parsed);
    }

    /** What stands between the lines of this label, in order. */
    static List<byte[]> blocks(String text, String label) {
        List<byte[]> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find() && blocks.size() < BLOCKS_MAX) {
            if (matcher.group(1).equals(label)) {
                decoded(matcher.group(2)).ifPresent(blocks::add);
            }
        }
        return blocks;
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64.replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<X509Certificate> parsed(byte[] der) {
        try {
            var stream = new ByteArrayInputStream(der);
            return Optional.of(
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }
}
