package tongbao.alipay;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The three kinds of certificates that certificate mode needs, as text, on their way to being read. */
final class CertificateSettings {
    String application = "";
    String roots = "";
    final List<String> alipay = new ArrayList<>();

    boolean isEmpty() {
        return application.isEmpty() && roots.isEmpty() && alipay.isEmpty();
    }

    Certified read(OwnKey own) {
        if (application.isEmpty() || roots.isEmpty() || alipay.isEmpty()) {
            throw new IllegalArgumentException("certificate mode needs the application certificate, a certificate of"
                    + " Alipay and Alipay's root certificates; not given: "
                    + (application.isEmpty() ? "the application certificate" : "")
                    + (alipay.isEmpty() ? " the Alipay certificate" : "")
                    + (roots.isEmpty() ? " the Alipay root certificates" : ""));
        }
        SignType type = own.type();
        Certificate ours = CertificateText.one(type, "the application certificate", application);
        if (!own.belongsTo(ours.key())) {
            throw new IllegalArgumentException("the application certificate is not for the application private key");
        }
        List<Certificate> theirs = alipay.stream()
                .map(it -> CertificateText.one(type, "the Alipay certificate", it))
                .toList();
        return new Certified(ours, theirs, Roots.of(type, roots));
    }

    /** Certificates that were read and fit together. */
    record Certified(Certificate ours, List<Certificate> alipay, Roots roots) {
        Application.Serials serials() {
            return new Application.Serials(ours.serial(), roots.serial());
        }

        Expiry expiry() {
            return ours.expiry(Expiry.Kind.APPLICATION);
        }

        Trust trust(DownloadedCertificates.Source source, Clock clock) {
            return new TrustedCertificates(roots, alipay, new DownloadedCertificates(roots, alipay, source, clock));
        }
    }
}
