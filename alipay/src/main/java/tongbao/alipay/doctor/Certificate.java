package tongbao.alipay.doctor;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** A certificate, read by its DER alone: the JDK refuses those on the curve of SM2, and Alipay's bundle has one. */
record Certificate(
        BigInteger serial,
        X500Principal issuer,
        X500Principal subject,
        Instant notBefore,
        Instant notAfter,
        String algorithm,
        Optional<RsaKey> rsa,
        Der der) {
    /** A bundle is a handful; more is no bundle. */
    static final int CERTIFICATES_MAX = 50;

    private static final String RSA_SIGNATURES = "2a864886f70d0101";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]*)-----END CERTIFICATE-----");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    /** All certificates in a file, in its order; what is none is left out. */
    static List<Certificate> all(byte[] file) {
        var all = new ArrayList<Certificate>();
        Matcher pem = PEM.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (pem.find() && all.size() < CERTIFICATES_MAX) {
            Der.whole(PastedText.der(pem.group(1).replaceAll("\\s", "")))
                    .flatMap(Certificate::of)
                    .ifPresent(all::add);
        }
        if (all.isEmpty()) {
            Der.whole(PastedText.of(file).der()).flatMap(Certificate::of).ifPresent(all::add);
        }
        return all;
    }

    static Optional<Certificate> of(Der der) {
        if (!der.holds(Der.SEQUENCE, Der.SEQUENCE, Der.BIT_STRING)) {
            return Optional.empty();
        }
        List<Der> body = der.parts().getFirst().parts();
        int at = body.isEmpty() || body.getFirst().is(Der.INTEGER) ? 0 : 1; // behind the version, if it is there
        if (body.size() < at + 6 || body.get(at + 3).parts().size() != 2) {
            return Optional.empty();
        }
        List<Der> validity = body.get(at + 3).parts();
        try {
            return Optional.of(new Certificate(
                    body.get(at).integer(),
                    new X500Principal(body.get(at + 2).encoded()),
                    new X500Principal(body.get(at + 4).encoded()),
                    instant(validity.get(0)),
                    instant(validity.get(1)),
                    der.parts().get(1).parts().stream()
                            .findFirst()
                            .map(Der::hex)
                            .orElse(""),
                    publicKey(body.get(at + 5)),
                    der));
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<RsaKey> publicKey(Der info) {
        return info.holds(Der.SEQUENCE, Der.BIT_STRING)
                ? info.parts().get(1).inBits().flatMap(PastedKey::publicNumbers)
                : Optional.empty();
    }

    private static Instant instant(Der time) {
        String digits = new String(time.value(), StandardCharsets.US_ASCII).replace("Z", "");
        String full = digits.length() == 12 ? (digits.charAt(0) < '5' ? "20" : "19") + digits : digits;
        return LocalDateTime.parse(full, WRITTEN).toInstant(ZoneOffset.UTC);
    }

    /** Whether Alipay counts it for the serial numbers of an RSA2 application. */
    boolean isSignedByRsa() {
        return algorithm.startsWith(RSA_SIGNATURES);
    }

    /** Whether {@code other}'s key signed this one. Only RSA can be told. */
    boolean isSignedBy(Certificate other) {
        byte[] signature = der.parts().get(2).value();
        byte[] bare = Arrays.copyOfRange(signature, 1, signature.length);
        return issuer.equals(other.subject)
                && other.rsa
                        .flatMap(key -> Seal.open(bare, key))
                        .filter(it -> it.isOver(der.parts().getFirst().encoded()))
                        .isPresent();
    }

    /** The last part of the subject, such as {@code 2088…-2021…} of an application's certificate. */
    String commonName() {
        Matcher name = Pattern.compile("CN=([^,]*)").matcher(subject.getName());
        return name.find() ? name.group(1) : subject.getName();
    }

    boolean isSameAs(Certificate other) {
        return Arrays.equals(der.encoded(), other.der.encoded());
    }
}
