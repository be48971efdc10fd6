package tongbao.sandbox.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Who issues certificates here: a root, and one authority below it. Its names say that it is the sandbox's.
 *
 * @param root of which the key was forgotten once it had signed the issuer
 * @param issuer signs what applications and Alipay show each other
 * @param rootBundle {@code alipayRootCert.crt}: four roots of the kinds and in the order of Alipay's, one of them ours
 * @param rootSn the number of that bundle
 */
public record Authority(
        X509Certificate root, X509Certificate issuer, PrivateKey issuersKey, String rootBundle, String rootSn) {
    /** Longer than any business clock is ahead. */
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(30 * 365);
    /** As the documentation says of Alipay's. */
    private static final Duration CERTIFICATE_LIFE = Duration.ofDays(5 * 365);

    private static final int SERIAL_BITS = 63;
    private static final String OWNER = "Tongbao Sandbox";
    private static final String UNIT = "Certification Authority";
    private static final String FOREIGN_FIRST = "/tongbao/sandbox/certificate/sm2-root.crt";
    private static final String FOREIGN_LAST = "/tongbao/sandbox/certificate/other-roots.crt";

    public Authority(X509Certificate root, X509Certificate issuer, PrivateKey issuersKey) {
        this(root, issuer, issuersKey, bundle(root), CertificateNumber.ofRoots(bundle(root)));
    }

    public static Authority make(Supplier<KeyPair> keys, Random random, Instant now) {
        var validity = new Draft.Validity(now, now.plus(AUTHORITY_LIFE));
        KeyPair top = keys.get();
        byte[] topName = SubjectName.of(OWNER, UNIT, OWNER + " Certification Authority R1");
        X509Certificate root = new Draft(
                        new Draft.Names(topName, topName),
                        top.getPublic(),
                        serial(random),
                        validity,
                        Draft.Use.AUTHORITY)
                .signed(top.getPrivate());
        KeyPair below = keys.get();
        byte[] belowName = SubjectName.of(OWNER, UNIT, OWNER + " Certification Authority Class 2 R1");
        X509Certificate issuer = new Draft(
                        new Draft.Names(topName, belowName),
                        below.getPublic(),
                        serial(random),
                        validity,
                        Draft.Use.AUTHORITY)
                .signed(top.getPrivate());
        return new Authority(root, issuer, below.getPrivate());
    }

    /**
     * When certificates begin and end. They begin by the real time, by which clients judge them, and end five years
     * after the business time, by which the sandbox does.
     */
    public record Times(Instant real, Instant business) {
        Draft.Validity validity() {
            return new Draft.Validity(real, business.plus(CERTIFICATE_LIFE));
        }
    }

    /** Alipay's own certificate for one merchant. */
    public X509Certificate issueForAlipay(PublicKey key, String sellerId, Random random, Times times) {
        byte[] name = SubjectName.of(account(sellerId), "Alipay", "支付宝(中国)网络技术有限公司-" + sellerId);
        return issue(name, key, random, times);
    }

    /** An application's certificate, for a key that came without a request. */
    public X509Certificate issueForApp(PublicKey key, String sellerId, Random random, Times times) {
        byte[] name = SubjectName.of(account(sellerId), "Alipay", account(sellerId) + "-" + sellerId);
        return issue(name, key, random, times);
    }

    public X509Certificate issue(SigningRequest request, Random random, Times times) {
        return issue(request.subject(), request.key(), random, times);
    }

    private X509Certificate issue(byte[] subject, PublicKey key, Random random, Times times) {
        byte[] issuerName = issuer.getSubjectX500Principal().getEncoded();
        return new Draft(new Draft.Names(issuerName, subject), key, serial(random), times.validity(), Draft.Use.SIGNING)
                .signed(issuersKey);
    }

    /** As a file holds it: the certificate, then its issuer, so that it can be followed up to the root. */
    public String chain(X509Certificate certificate) {
        return Pem.write(certificate) + Pem.write(issuer);
    }

    private static String bundle(X509Certificate root) {
        return resource(FOREIGN_FIRST) + "\n" + Pem.write(root) + "\n" + resource(FOREIGN_LAST);
    }

    private static String account(String sellerId) {
        return "seller" + sellerId.substring(12) + "@sandbox.com";
    }

    private static BigInteger serial(Random random) {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
    }

    private static String resource(String name) {
        try (InputStream stream = Authority.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
