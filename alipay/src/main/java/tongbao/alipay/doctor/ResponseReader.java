package tongbao.alipay.doctor;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tongbao.alipay.doctor.JsonTree.Slice;
import tongbao.alipay.doctor.Role.Side;

/** Responses of gateway v2: the one member that is signed is cut out of the body as it stands there. */
final class ResponseReader {
    private static final List<Way> WHOLE = List.of(
            new Way(Cause.MESSAGE_QUOTED, "the body was quoted as JSON, as logs do", Ways::withoutJsonEscapes),
            new Way(Cause.HTML_ESCAPED, "the body held HTML entities", Ways::withoutEntities));
    /** Sub-codes of refusals that are about keys, certificates and signatures, and what to look at. */
    private static final Map<String, String> REFUSALS = Map.ofEntries(
            Map.entry("isv.invalid-signature", "the signature of your request did not match"),
            Map.entry("isv.missing-signature", "your request had no sign"),
            Map.entry("isv.invalid-signature-type", "sign_type is none that Alipay knows"),
            Map.entry("isv.missing-signature-type", "your request had no sign_type"),
            Map.entry("isv.missing-signature-key", "no key is registered for this application"),
            Map.entry("isv.missing-signature-config", "no key is registered for this application (接口加签方式)"),
            Map.entry("isv.missing-app-cert-sn", "the application is in certificate mode, app_cert_sn is missing"),
            Map.entry("isv.missing-alipay-root-cert-sn", "alipay_root_cert_sn is missing"),
            Map.entry("isv.invalid-alipay-root-cert-sn", "alipay_root_cert_sn is not that of Alipay's bundle"),
            Map.entry("isv.app-cert-expired", "the application certificate has expired"),
            Map.entry("app-cert-expired", "the application certificate has expired"),
            Map.entry("isv.app-cert-not-exist", "Alipay does not know the certificate of app_cert_sn"),
            Map.entry("isv.invalid-timestamp", "the timestamp was not understood"));

    private ResponseReader() {}

    static Subject<PlainText> response(HttpText http, AtHand atHand) {
        Charset charset = charset(http);
        String text = new String(http.body(), charset);
        var undone = new ArrayList<Finding>();
        List<Slice> members = JsonTree.members(text);
        for (Way way : WHOLE) {
            if (node(members).isPresent()) {
                break;
            }
            List<Slice> others = JsonTree.members(way.undo().apply(text));
            if (node(others).isPresent()) {
                members = others;
                undone.add(new Finding.Proved(way.cause(), way.said()));
            }
        }
        Optional<Slice> node = node(members);
        String sign = member(members, "sign").map(ResponseReader::unquoted).orElse("");
        var given = new PlainText(node.map(Slice::raw).orElse(""), charset);
        List<Finding> suspicions = new ArrayList<>(Suspicions.of("the body", text));
        suspicions.addAll(unreadable(text, node, members));
        return new Subject<>(
                Side.ALIPAY,
                new Guess<>(given, undone),
                sign,
                Optional.of("RSA2"),
                repairs(atHand, node),
                seen(atHand, node.map(Slice::raw).orElse(""), members),
                suspicions,
                List.of());
    }

    private static Optional<Slice> node(List<Slice> members) {
        return members.stream().filter(it -> it.name().endsWith("_response")).findFirst();
    }

    private static Optional<String> member(List<Slice> members, String name) {
        return members.stream()
                .filter(it -> it.name().equals(name))
                .map(Slice::raw)
                .findFirst();
    }

    private static String unquoted(String raw) {
        return raw.startsWith("\"") ? raw.substring(1, raw.length() - 1) : raw.replace("null", "");
    }

    /** The charset of the header, unless the bytes say otherwise. */
    private static Charset charset(HttpText http) {
        boolean gbk = http.header("Content-Type")
                .filter(it -> it.matches("(?i).*charset=\"?gb.*"))
                .isPresent();
        return Stream.of(gbk ? Ways.GBK : StandardCharsets.UTF_8, StandardCharsets.UTF_8, Ways.GBK)
                .filter(it -> isIn(it, http.body()))
                .findFirst()
                .orElse(StandardCharsets.ISO_8859_1);
    }

    private static boolean isIn(Charset charset, byte[] bytes) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    private static List<Repair<PlainText>> repairs(AtHand atHand, Optional<Slice> node) {
        var repairs = new ArrayList<>(BodyRepairs.ofText().all());
        boolean isPlain = node.filter(it -> it.raw().startsWith("{")).isPresent();
        if (isPlain && atHand.contentKey().isPresent()) {
            byte[] key = atHand.contentKey().get();
            repairs.addFirst(Repair.broad(given ->
                    ContentKey.encrypted(key, given.signedText(), given.charset()).stream()
                            .map(it -> Guess.of(
                                    new PlainText("\"" + it + "\"", given.charset()),
                                    Cause.ENCRYPTED_PLAIN_TEXT,
                                    "the cipher text was signed, with its quotation marks, not the plain text"))));
        }
        return repairs;
    }

    private static List<Finding> unreadable(String text, Optional<Slice> node, List<Slice> members) {
        if (node.isPresent()) {
            long nodes = members.stream()
                    .filter(it -> it.name().equals(node.get().name()))
                    .count();
            return nodes > 1
                    ? List.of(
                            new Finding.Seen(Cause.RESPONSE_REPEATED, node.get().name() + " stands twice"))
                    : List.of();
        }
        Matcher title = Pattern.compile("(?is)<title>\\s*(.{0,80}?)\\s*</title>|错误代码\\s*(\\S{1,40})")
                .matcher(text);
        String said = title.find()
                ? ": " + Shown.text(title.group().replaceAll("<[^>]*>", "").strip())
                : "";
        return List.of(new Finding.Seen(
                Cause.RESPONSE_NOT_ALIPAYS,
                text.stripLeading().startsWith("<")
                        ? "a page of HTML" + said
                        : "no JSON with a member …_response" + said));
    }

    private static List<Finding> seen(AtHand atHand, String node, List<Slice> members) {
        var findings = new ArrayList<>(new Surroundings(atHand).ofCertificates());
        findings.addAll(new CertificateNumbers(atHand)
                .ofResponse(member(members, "alipay_cert_sn").map(ResponseReader::unquoted)));
        String subCode = member(JsonTree.members(node), "sub_code")
                .map(ResponseReader::unquoted)
                .orElse("");
        if (subCode.endsWith("invalid-app-id")) {
            findings.add(new Finding.Seen(
                    Cause.APP_OF_OTHER_ENVIRONMENT, subCode + ": this gateway does not know the application"));
        } else if (REFUSALS.containsKey(subCode)) {
            findings.add(new Finding.Seen(Cause.GATEWAY_REFUSED, subCode + ": " + REFUSALS.get(subCode)));
        }
        return findings;
    }
}
