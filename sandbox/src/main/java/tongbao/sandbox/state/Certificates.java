package tongbao.sandbox.state;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongbao.sandbox.certificate.CertificateNumber;

/**
 * What an application and Alipay show each other in certificate mode; the newest first, and the ones before it.
 *
 * @param ofApp the application's, at least one
 * @param ofAlipay Alipay's for this application, at least one; all of them may be downloaded
 */
public record Certificates(List<Held> ofApp, List<Held> ofAlipay) {
    /** How many of each are remembered. */
    private static final int HELD_MAX = 8;
    /** How long an application's certificate is still good after a newer one came. */
    private static final Duration REPLACED_LIFE = Duration.ofDays(7);

    public Certificates {
        ofApp = List.copyOf(ofApp);
        ofAlipay = List.copyOf(ofAlipay);
        if (ofApp.isEmpty() || ofAlipay.isEmpty()) {
            throw new IllegalStateException("certificate mode needs a certificate on both sides");
        }
    }

    /**
     * One certificate.
     *
     * @param sn its number as Alipay computes it
     * @param pem the file: the certificate itself first, perhaps its issuer behind
     * @param endsAt the end written in it, or seven days after it was replaced
     */
    public record Held(String sn, String pem, X509Certificate certificate, Instant endsAt) {
        public static Held of(X509Certificate certificate, String pem) {
            return new Held(
                    CertificateNumber.of(certificate),
                    pem,
                    certificate,
                    certificate.getNotAfter().toInstant());
        }

        public boolean isGoodAt(Instant now) {
            return now.isBefore(endsAt);
        }

        private Held replacedAt(Instant now) {
            Instant end = now.plus(REPLACED_LIFE);
            return end.isBefore(endsAt) ? new Held(sn, pem, certificate, end) : this;
        }
    }

    /** The application's certificate of that number. */
    public Optional<Held> ofApp(String sn) {
        return ofApp.stream().filter(held -> held.sn().equals(sn)).findFirst();
    }

    /** Alipay's certificate of that number, old or new. */
    public Optional<Held> ofAlipay(String sn) {
        return ofAlipay.stream().filter(held -> held.sn().equals(sn)).findFirst();
    }

    /** The number under which Alipay signs now. */
    public String alipaySn() {
        return ofAlipay.getFirst().sn();
    }

    /** With a newer certificate of the application; those before it are good for seven more days. */
    public Certificates replacedByApp(Held held, Instant now) {
        List<Held> older = ofApp.stream()
                .filter(other -> !other.sn().equals(held.sn()))
                .map(other -> other.replacedAt(now))
                .toList();
        return new Certificates(newest(held, older), ofAlipay);
    }

    /** With a newer certificate of Alipay's. */
    public Certificates renewedByAlipay(Held held) {
        return new Certificates(ofApp, newest(held, ofAlipay));
    }

    private static List<Held> newest(Held held, List<Held> older) {
        List<Held> all = new ArrayList<>(List.of(held));
        all.addAll(older.subList(0, Math.min(older.size(), HELD_MAX - 1)));
        return all;
    }
}
