package tongbao.alipay.doctor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tongbao.alipay.doctor.Role.Side;
import tongbao.alipay.doctor.SignedLines.LastLine;

/** Requests and responses of OpenAPI v3. */
final class V3Reader {
    private static final String ALGORITHM = "ALIPAY-SHA256withRSA";
    private static final Pattern DATA = Pattern.compile(
            "name=\"data\"[^\\r\\n]*\\r?\\n(?:[^\\r\\n]+\\r?\\n)*\\r?\\n(.*?)\\r?\\n--", Pattern.DOTALL);
    private static final int BODY_OF_REQUEST = 3;
    private static final int BODY_OF_RESPONSE = 2;

    private V3Reader() {}

    static boolean isRequest(HttpText http) {
        return http.header("Authorization")
                        .filter(it -> it.startsWith("ALIPAY-"))
                        .isPresent()
                || http.path().startsWith("/v3/");
    }

    static boolean isResponse(HttpText http) {
        return http.header("alipay-timestamp").isPresent()
                || http.header("alipay-nonce").isPresent()
                || http.header("alipay-signature").isPresent();
    }

    static Subject<SignedLines> request(HttpText http, Optional<byte[]> gatewayText, AtHand atHand) {
        String header = http.header("Authorization").orElse("");
        String algorithm = header.replaceFirst(" .*", "");
        String rest =
                header.substring(Math.min(header.length(), algorithm.length())).stripLeading();
        int cut = rest.indexOf(",sign=");
        String auth = cut < 0 ? rest : rest.substring(0, cut);
        String whole = new String(http.body(), StandardCharsets.UTF_8);
        boolean multipart = http.header("Content-Type")
                .filter(it -> it.startsWith("multipart/"))
                .isPresent();
        Matcher data = DATA.matcher(whole);
        String body = multipart && data.find() ? data.group(1) : whole;
        var lines = new ArrayList<>(List.of(auth, http.method(), http.path(), body));
        http.header("alipay-app-auth-token").ifPresent(lines::add);
        List<Repair<SignedLines>> repairs = new ArrayList<>(V3Repairs.ofRequest(http.host()));
        if (multipart) {
            repairs.addFirst(Repair.broad(it -> Stream.of(Guess.of(
                    it.with(BODY_OF_REQUEST, whole),
                    Cause.V3_MULTIPART_WHOLE,
                    "the whole multipart body was signed"))));
        }
        http.header("X-HTTP-Method-Override")
                .ifPresent(method -> repairs.addFirst(Repair.broad(it -> Stream.of(Guess.of(
                        it.with(1, method), Cause.V3_METHOD_OTHERWISE, "signed as the overriding method " + method)))));
        addPlainText(repairs, http, atHand);
        return new Subject<>(
                Side.APPLICATION,
                new Guess<>(lines(lines, BODY_OF_REQUEST), List.of()),
                cut < 0 ? "" : rest.substring(cut + ",sign=".length()),
                Optional.of("RSA2"),
                repairs,
                seenInRequest(http, algorithm, auth, atHand),
                Suspicions.of("the body", body),
                gatewayText.map(GatewayText::spellings).orElse(List.of()).stream()
                        .map(it -> it.endsWith("\n") ? it : it + "\n")
                        .map(it -> new GatewaySaw<>(it, read(it, lines)))
                        .toList());
    }

    /** The gateway's text as lines; as many as there should be, the last taking the rest. */
    private static SignedLines read(String text, List<String> like) {
        var lines = new ArrayList<>(List.of(text.replaceFirst("\n$", "").split("\n", like.size())));
        while (lines.size() < like.size()) {
            lines.add("");
        }
        return lines(lines, BODY_OF_REQUEST);
    }

    private static void addPlainText(List<Repair<SignedLines>> repairs, HttpText http, AtHand atHand) {
        if (http.header("alipay-encrypt-type").isPresent()
                && atHand.contentKey().isPresent()) {
            byte[] key = atHand.contentKey().get();
            repairs.addFirst(Repair.broad(given -> ContentKey.decrypted(key, given.body(), given.charset()).stream()
                    .map(it -> Guess.of(
                            given.with(given.bodyAt(), it),
                            Cause.ENCRYPTED_PLAIN_TEXT,
                            "the plain text was signed, not the cipher text that is sent"))));
            repairs.addFirst(Repair.broad(given -> ContentKey.encrypted(key, given.body(), given.charset()).stream()
                    .map(it -> Guess.of(
                            given.with(given.bodyAt(), it),
                            Cause.ENCRYPTED_PLAIN_TEXT,
                            "the cipher text was signed, not the plain text"))));
        }
    }

    private static List<Finding> seenInRequest(HttpText http, String algorithm, String auth, AtHand atHand) {
        Surroundings surroundings = new Surroundings(atHand);
        String appId = field(auth, "app_id").orElse("");
        var seen = new ArrayList<Finding>();
        if (!algorithm.isEmpty() && !algorithm.equals(ALGORITHM)) {
            seen.add(new Finding.Seen(
                    Cause.V3_ALGORITHM, "the header Authorization begins with " + Shown.text(algorithm)));
        }
        seen.addAll(surroundings.ofApp(appId));
        seen.addAll(surroundings.ofHost(http.host(), appId));
        seen.addAll(surroundings.ofMilliseconds(field(auth, "timestamp").orElse("")));
        seen.addAll(surroundings.ofCertificates());
        seen.addAll(new CertificateNumbers(atHand)
                .ofRequest(field(auth, "app_cert_sn"), http.header("alipay-root-cert-sn")));
        return seen;
    }

    private static Optional<String> field(String auth, String name) {
        Matcher field = Pattern.compile("(?:^|,\\s*)" + name + "=([^,]*)").matcher(auth);
        return field.find() ? Optional.of(field.group(1)) : Optional.empty();
    }

    static Subject<SignedLines> response(HttpText http, AtHand atHand) {
        String body = new String(http.body(), StandardCharsets.UTF_8);
        List<String> lines = List.of(
                http.header("alipay-timestamp").orElse(""),
                http.header("alipay-nonce").orElse(""),
                body);
        var seen = new ArrayList<>(new Surroundings(atHand).ofCertificates());
        seen.addAll(new CertificateNumbers(atHand).ofResponse(http.header("alipay-sn")));
        List<Repair<SignedLines>> repairs = new ArrayList<>(V3Repairs.ofResponse());
        addPlainText(repairs, http, atHand);
        return new Subject<>(
                Side.ALIPAY,
                new Guess<>(lines(lines, BODY_OF_RESPONSE), List.of()),
                http.header("alipay-signature").filter(it -> !it.equals("null")).orElse(""),
                Optional.of("RSA2"),
                repairs,
                seen,
                Suspicions.of("the body", body),
                List.of());
    }

    private static SignedLines lines(List<String> lines, int bodyAt) {
        return new SignedLines(lines, bodyAt, "\n", LastLine.ENDED, StandardCharsets.UTF_8);
    }
}
