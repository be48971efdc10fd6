package tongbao.alipay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate, and the intermediate ones that came with it.
 *
 * @param chain the certificate itself first
 */
record Certificate(List<X509Certificate> chain) {
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=((?:[^,\\\\]|\\\\.)*)");

    Certificate {
        chain = List.copyOf(chain);
    }

    X509Certificate leaf() {
        return chain.getFirst();
    }

    PublicKey key() {
        return leaf().getPublicKey();
    }

    /** Alipay's number of the certificate: MD5, in hexadecimal, of the issuer's name and the decimal serial number. */
    String serial() {
        return serial(leaf());
    }

    static String serial(X509Certificate certificate) {
        String named = certificate.getIssuerX500Principal().getName() + certificate.getSerialNumber();
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest(named.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    /** Whom the certificate is for; at Alipay that is the company and the number of the merchant it is made for. */
    Optional<String> commonName() {
        Matcher name = COMMON_NAME.matcher(leaf().getSubjectX500Principal().getName());
        return name.find() ? Optional.of(name.group(1)) : Optional.empty();
    }

    Expiry expiry(Expiry.Kind kind) {
        return new Expiry(
                kind,
                serial(),
                leaf().getSubjectX500Principal().getName(),
                leaf().getNotAfter().toInstant());
    }
}
