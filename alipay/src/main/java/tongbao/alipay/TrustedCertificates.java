package tongbao.alipay;

import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Certificate mode: Alipay is who signs by a configured certificate, or by one that was downloaded and that the roots
 * vouch for.
 *
 * <p>A configured certificate is believed because somebody configured it, also after its end: {@link #expiries} tells
 * the end early. Notices are checked against what is known and never cause a download, for anybody may post one.
 */
final class TrustedCertificates implements Trust {
    private final Roots roots;
    private final Map<String, Certificate> configured;
    private final DownloadedCertificates downloaded;

    TrustedCertificates(Roots roots, List<Certificate> configured, DownloadedCertificates downloaded) {
        if (configured.isEmpty()) {
            throw new IllegalArgumentException("an Alipay certificate is needed");
        }
        this.roots = roots;
        this.configured =
                configured.stream().collect(Collectors.toMap(Certificate::serial, Function.identity(), (a, _) -> a));
        this.downloaded = downloaded;
    }

    @Override
    public SignType type() {
        return roots.type();
    }

    @Override
    public List<PublicKey> known() {
        return all().map(Certificate::key).distinct().toList();
    }

    @Override
    public Signer signer(Optional<String> serial, Deadline deadline) {
        if (serial.isEmpty()) {
            return new Signer.Unnamed();
        }
        Certificate known = configured.get(serial.get());
        if (known != null) {
            return new Signer.Known(List.of(known.key()));
        }
        try {
            return new Signer.Known(
                    List.of(downloaded.get(serial.get(), deadline).key()));
        } catch (Roots.Unbelievable e) {
            return new Signer.Stranger("the response names the certificate " + serial.get() + ": " + e.getMessage());
        }
    }

    @Override
    public String whenItIsOurs() {
        return "an Alipay certificate holds the application's own public key;"
                + " take the file that the console calls alipayCertPublicKey_RSA2.crt, not appCertPublicKey";
    }

    @Override
    public List<Expiry> expiries() {
        return Stream.concat(all().map(it -> it.expiry(Expiry.Kind.ALIPAY)), roots.expiries().stream())
                .toList();
    }

    private Stream<Certificate> all() {
        return Stream.concat(configured.values().stream(), downloaded.all().stream());
    }
}
