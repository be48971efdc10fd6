package tongbao.alipay;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Alipay's root bundle: who may issue Alipay's certificates. */
record Roots(SignType type, List<X509Certificate> certificates) {
    Roots {
        certificates = List.copyOf(certificates);
    }

    static Roots of(SignType type, String text) {
        var roots = new Roots(type, CertificateText.bundle(type, "the Alipay root certificates", text));
        if (roots.counted().isEmpty()) {
            throw new IllegalArgumentException("the Alipay root certificates hold none for " + type
                    + "; take the file that the console calls alipayRootCert.crt");
        }
        return roots;
    }

    /** {@code alipay_root_cert_sn}: the numbers of the roots that are signed by our algorithm, in the file's order. */
    String serial() {
        return counted().stream().map(Certificate::serial).collect(Collectors.joining("_"));
    }

    List<Expiry> expiries() {
        return counted().stream()
                .map(it -> new Certificate(List.of(it)).expiry(Expiry.Kind.ROOT))
                .toList();
    }

    /** Throws unless one of the roots issued the certificate, through what came with it, and all are valid then. */
    void requireIssued(Certificate certificate, Instant at) {
        try {
            CertificateFactory factory = type == SignType.SM2
                    ? CertificateFactory.getInstance("X.509", SmProvider.required())
                    : CertificateFactory.getInstance("X.509");
            CertPathValidator validator = type == SignType.SM2
                    ? CertPathValidator.getInstance("PKIX", SmProvider.required())
                    : CertPathValidator.getInstance("PKIX");
            validator.validate(factory.generateCertPath(path(certificate)), parameters(at));
        } catch (GeneralSecurityException e) {
            throw new Unbelievable("Alipay's root certificates do not vouch for it: " + e.getMessage());
        }
    }

    private PKIXParameters parameters(Instant at) throws GeneralSecurityException {
        Set<TrustAnchor> anchors = new HashSet<>();
        certificates.forEach(it -> anchors.add(new TrustAnchor(it, null)));
        var parameters = new PKIXParameters(anchors);
        parameters.setRevocationEnabled(false); // Alipay publishes no revocation
        parameters.setDate(Date.from(at));
        return parameters;
    }

    /** A path ends below its root, and files often hold the root as well. */
    private List<X509Certificate> path(Certificate certificate) {
        return certificate.chain().stream()
                .filter(it -> it.equals(certificate.leaf()) || !certificates.contains(it))
                .toList();
    }

    private List<X509Certificate> counted() {
        return certificates.stream()
                .filter(it -> type.isOfCertificates(it.getSigAlgOID()))
                .toList();
    }

    /** A certificate that nobody vouches for. */
    static final class Unbelievable extends RuntimeException {
        Unbelievable(String message) {
            super(message);
        }
    }
}
