package tongbao.alipay.doctor;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * The serial numbers that certificate mode sends: the MD5 of issuer and serial. A number that is wrong is explained by
 * computing it wrong in the same way.
 */
record CertificateNumbers(AtHand atHand) {
    /** Orders and choices of more are not tried. */
    private static final int ROOTS_MAX = 5;

    static String of(Certificate certificate) {
        return md5(certificate.issuer().getName() + certificate.serial());
    }

    /** The right number of a bundle: those signed with RSA, in its order. */
    static String ofRoots(List<Certificate> bundle) {
        return bundle.stream()
                .filter(Certificate::isSignedByRsa)
                .map(CertificateNumbers::of)
                .collect(Collectors.joining("_"));
    }

    List<Finding> ofRequest(Optional<String> application, Optional<String> roots) {
        var findings = new ArrayList<Finding>();
        List<Certificate> own = atHand.certificates(Role.APPLICATION_CERTIFICATE);
        if (!own.isEmpty()) {
            findings.addAll(application
                    .map(it -> one("app_cert_sn", it, own.getFirst()))
                    .orElse(missing("app_cert_sn")));
        }
        if (!atHand.roots().isEmpty()) {
            findings.addAll(roots.map(this::roots).orElse(missing("alipay_root_cert_sn")));
        }
        return findings;
    }

    List<Finding> ofResponse(Optional<String> number) {
        List<Certificate> alipays = atHand.certificates(Role.ALIPAY_CERTIFICATE);
        return alipays.isEmpty() || number.isEmpty()
                ? List.of()
                : one("alipay_cert_sn", number.get(), alipays.getFirst());
    }

    private static List<Finding> missing(String name) {
        return List.of(new Finding.Seen(Cause.CERTIFICATE_NUMBER_MISSING, name + " is not there"));
    }

    private List<Finding> one(String name, String sent, Certificate certificate) {
        String right = of(certificate);
        if (sent.equals(right)) {
            return List.of();
        }
        Optional<Finding> spelling = spelling(name, sent, right);
        if (spelling.isPresent()) {
            return List.of(spelling.get());
        }
        Optional<Certificate> other =
                everything().filter(it -> of(it).equals(sent)).findFirst();
        if (other.isPresent()) {
            return List.of(proved(
                    Cause.CERTIFICATE_NUMBER_OF_OTHER,
                    name + " is the number of " + other.get().commonName()));
        }
        return Stream.concat(Stream.of(certificate), everything())
                .flatMap(it -> misreckoned(it).entrySet().stream())
                .filter(it -> it.getKey().equalsIgnoreCase(sent))
                .findFirst()
                .map(it -> List.<Finding>of(
                        proved(Cause.CERTIFICATE_NUMBER_MISRECKONED, name + ": " + it.getValue() + " was taken")))
                .orElseGet(() -> List.of(new Finding.Seen(
                        Cause.CERTIFICATE_NUMBER_UNKNOWN,
                        name + " is " + sent + ", but the certificate at hand has " + right)));
    }

    private static Optional<Finding> spelling(String name, String sent, String right) {
        if (sent.equalsIgnoreCase(right)) {
            return Optional.of(proved(Cause.CERTIFICATE_NUMBER_SPELLING, name + " is in upper case"));
        }
        boolean zeros = Stream.of(right.split("_", -1))
                .map(it -> it.replaceFirst("^0+", ""))
                .collect(Collectors.joining("_"))
                .equalsIgnoreCase(sent);
        return zeros && !right.isEmpty()
                ? Optional.of(proved(Cause.CERTIFICATE_NUMBER_SPELLING, name + " lost the zeros at its beginning"))
                : Optional.empty();
    }

    private List<Finding> roots(String sent) {
        List<Certificate> bundle = atHand.roots();
        String right = ofRoots(bundle);
        if (sent.equals(right)) {
            return List.of();
        }
        Optional<Finding> spelling = spelling("alipay_root_cert_sn", sent, right);
        if (spelling.isPresent()) {
            return List.of(spelling.get());
        }
        if (bundle.size() <= ROOTS_MAX) {
            Optional<List<Certificate>> chosen =
                    choices(bundle).filter(it -> isJoined(it, sent)).findFirst();
            if (chosen.isPresent()) {
                return List.of(choice(bundle, chosen.get()));
            }
        }
        return one("alipay_root_cert_sn", sent, bundle.getFirst()).stream()
                .map(it -> it.cause() == Cause.CERTIFICATE_NUMBER_UNKNOWN
                        ? new Finding.Seen(
                                Cause.CERTIFICATE_NUMBER_UNKNOWN,
                                "alipay_root_cert_sn is " + sent + ", but the bundle at hand has " + right)
                        : it)
                .toList();
    }

    private static boolean isJoined(List<Certificate> chosen, String sent) {
        List<String> numbers = chosen.stream().map(CertificateNumbers::of).toList();
        return Stream.of("_", ",", "").anyMatch(it -> String.join(it, numbers).equals(sent));
    }

    private static Finding choice(List<Certificate> bundle, List<Certificate> chosen) {
        List<Certificate> right =
                bundle.stream().filter(Certificate::isSignedByRsa).toList();
        List<Certificate> others =
                chosen.stream().filter(it -> !it.isSignedByRsa()).toList();
        if (!others.isEmpty()) {
            return proved(
                    Cause.ROOT_NUMBER_OTHER_ALGORITHMS,
                    "taken too: " + others.stream().map(Certificate::commonName).collect(Collectors.joining(", ")));
        }
        if (chosen.size() < right.size()) {
            return proved(
                    Cause.ROOT_NUMBER_INCOMPLETE,
                    chosen.size() + " of " + right.size() + " RSA certificates were taken");
        }
        return proved(
                Cause.ROOT_NUMBER_ORDER,
                chosen.equals(right) ? "the numbers are not joined by _" : "the numbers stand in another order");
    }

    /** Every choice of some, in every order. */
    private static Stream<List<Certificate>> choices(List<Certificate> left) {
        return left.stream().flatMap(first -> {
            var rest = new ArrayList<>(left);
            rest.remove(first);
            return Stream.concat(Stream.of(List.of(first)), choices(rest).map(more -> {
                var all = new ArrayList<>(List.of(first));
                all.addAll(more);
                return all;
            }));
        });
    }

    private Stream<Certificate> everything() {
        return Stream.of(
                        atHand.certificates(Role.APPLICATION_CERTIFICATE),
                        atHand.certificates(Role.ALIPAY_CERTIFICATE),
                        atHand.roots())
                .flatMap(List::stream);
    }

    /** Numbers as they come out when one step is taken wrongly, with that step in words. */
    private static Map<String, String> misreckoned(Certificate certificate) {
        var numbers = new LinkedHashMap<String, String>();
        String issuer = certificate.issuer().getName();
        BigInteger serial = certificate.serial();
        String hex = serial.toString(16);
        numbers.put(md5(issuer + hex), "the serial in hexadecimal");
        numbers.put(md5(issuer + hex.toUpperCase(Locale.ROOT)), "the serial in hexadecimal");
        numbers.put(md5(issuer + (hex.length() % 2 == 0 ? hex : "0" + hex)), "the serial in hexadecimal");
        numbers.put(md5(serial + issuer), "the serial before the issuer");
        numbers.put(md5(certificate.subject().getName() + serial), "the subject, not the issuer");
        for (String written : written(certificate.issuer())) {
            numbers.put(md5(written + serial), "the issuer written as " + written);
        }
        numbers.put(hex, "the certificate's own serial number");
        numbers.put(serial.toString(), "the certificate's own serial number");
        numbers.put(Hashes.hex("MD5", certificate.der().encoded()), "the fingerprint of the certificate");
        numbers.put(Hashes.hex("SHA-1", certificate.der().encoded()), "the fingerprint of the certificate");
        return numbers;
    }

    private static List<String> written(X500Principal issuer) {
        List<String> parts = new ArrayList<>(List.of(issuer.getName().split("(?<!\\\\),", -1)));
        var written = new ArrayList<>(List.of(
                String.join(", ", parts),
                issuer.getName(X500Principal.RFC1779),
                issuer.getName(X500Principal.CANONICAL)));
        Collections.reverse(parts);
        written.add(String.join(",", parts));
        written.add(String.join(", ", parts));
        written.add("/" + String.join("/", parts));
        return written;
    }

    private static Finding proved(Cause cause, String detail) {
        return new Finding.Proved(cause, detail);
    }

    private static String md5(String text) {
        return Hashes.hex("MD5", text.getBytes(StandardCharsets.UTF_8));
    }
}
