package tongbao.alipay.doctor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tongbao.alipay.doctor.Parameters.Habit;
import tongbao.alipay.doctor.Role.Side;

/** Notices, return addresses and requests of gateway v2. */
final class V2Reader {
    private static final Pattern PART = Pattern.compile(
            "Content-Disposition: *form-data; *name=\"([^\"]+)\"(?!; *filename)[^\\r\\n]*\\r?\\n"
                    + "(?:[^\\r\\n]+\\r?\\n)*\\r?\\n(.*?)\\r?\\n--",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private V2Reader() {}

    static Subject<Parameters> notice(byte[] raw, AtHand atHand) {
        HttpText http = HttpText.of(raw);
        boolean isReturn = http.method().equals("GET");
        ReadFields read = ReadFields.of(List.of(isReturn ? latin(http.address()) : http.body()));
        Parameters given = parameters(read, EnumSet.of(Habit.LEAVES_OUT_SIGN_TYPE));
        return subject(
                Side.ALIPAY, read, given, repairs(ParameterRepairs.ofNotice(), read, given), atHand, List.of(), "");
    }

    static Subject<Parameters> request(byte[] raw, Optional<byte[]> gatewayText, AtHand atHand) {
        HttpText http = HttpText.of(raw);
        List<byte[]> texts = new ArrayList<>();
        if (!http.address().isEmpty()) {
            texts.add(latin(http.address().contains("?") ? http.address() : ""));
        }
        boolean multipart = http.header("Content-Type")
                .filter(it -> it.startsWith("multipart/"))
                .isPresent();
        texts.add(multipart ? parts(http.body()) : http.body());
        ReadFields read = ReadFields.of(texts);
        String host = http.hasHead() ? http.host() : host(new String(raw, StandardCharsets.ISO_8859_1));
        Parameters given = parameters(read, EnumSet.noneOf(Habit.class));
        List<Repair<Parameters>> repairs = repairs(ParameterRepairs.ofRequest(), read, given);
        if (texts.size() > 1) {
            Set<String> query = ReadFields.of(texts.subList(0, 1)).fields().keySet();
            repairs.addFirst(Repair.broad(it -> oneSide(it, query)));
        }
        List<GatewaySaw<Parameters>> gateway = gatewayText.map(GatewayText::spellings).orElse(List.of()).stream()
                .map(it -> new GatewaySaw<>(it, GatewayText.read(it, given)))
                .toList();
        return subject(Side.APPLICATION, read, given, repairs, atHand, gateway, host);
    }

    /** The raw text may be read in other ways too; that is nothing to do with what was undone already. */
    private static List<Repair<Parameters>> repairs(List<Repair<Parameters>> usual, ReadFields read, Parameters given) {
        var all = new ArrayList<>(usual);
        all.add(Repair.broad(from -> from.equals(given)
                ? read.rereadings().stream().map(it -> new Guess<>(given.of(it.specimen()), it.accidents()))
                : Stream.empty()));
        return all;
    }

    private static Parameters parameters(ReadFields read, Set<Habit> habits) {
        return new Parameters(read.fields(), read.charset(), habits);
    }

    private static Subject<Parameters> subject(
            Side side,
            ReadFields read,
            Parameters given,
            List<Repair<Parameters>> repairs,
            AtHand atHand,
            List<GatewaySaw<Parameters>> gateway,
            String host) {
        Surroundings surroundings = new Surroundings(atHand);
        Map<String, String> fields = read.fields();
        var seen = new ArrayList<Finding>();
        if (!read.firsts().isEmpty()) {
            seen.add(new Finding.Seen(
                    Cause.FIELD_REPEATED,
                    "more than once: " + String.join(", ", read.firsts().keySet())));
            repairs.addFirst(Repair.broad(it -> firsts(it, read.firsts())));
        }
        seen.addAll(surroundings.ofApp(fields.getOrDefault("app_id", "")));
        seen.addAll(surroundings.ofCertificates());
        if (side == Side.APPLICATION) {
            seen.addAll(surroundings.ofHost(host, fields.getOrDefault("app_id", "")));
            seen.addAll(surroundings.ofTimestamp(fields.getOrDefault("timestamp", "")));
            seen.addAll(new CertificateNumbers(atHand)
                    .ofRequest(
                            Optional.ofNullable(fields.get("app_cert_sn")),
                            Optional.ofNullable(fields.get("alipay_root_cert_sn"))));
        }
        return new Subject<>(
                side,
                new Guess<>(given, read.undone()),
                read.sign(),
                Optional.ofNullable(fields.get("sign_type")).filter(it -> !it.isBlank()),
                repairs,
                seen,
                Suspicions.of(fields),
                gateway);
    }

    private static Stream<Guess<Parameters>> firsts(Parameters given, Map<String, String> firsts) {
        var fields = new LinkedHashMap<>(given.fields());
        firsts.forEach((name, value) -> fields.replace(name, value));
        return Stream.of(Guess.of(given.of(fields), Cause.FIELD_REPEATED, "the first value was signed, not the last"));
    }

    /** Only the query or only the body was signed. */
    private static Stream<Guess<Parameters>> oneSide(Parameters given, Set<String> query) {
        var body = new LinkedHashMap<>(given.fields());
        body.keySet().removeAll(query);
        return Stream.of(
                        Guess.of(given.without(query), Cause.FIELD_ADDED, "only the body was signed, not the query"),
                        Guess.of(
                                given.without(body.keySet()),
                                Cause.FIELD_ADDED,
                                "only the query was signed, not the body"))
                .filter(it -> !it.specimen().fields().isEmpty()
                        && !it.specimen().fields().equals(given.fields()));
    }

    private static byte[] parts(byte[] body) {
        Matcher part = PART.matcher(new String(body, StandardCharsets.ISO_8859_1));
        var form = new StringBuilder();
        while (part.find()) {
            form.append('&')
                    .append(part.group(1))
                    .append('=')
                    .append(Ways.encoded(part.group(2), StandardCharsets.ISO_8859_1));
        }
        return latin(form.toString());
    }

    private static String host(String text) {
        Matcher host = Pattern.compile("^\\s*(?:<form[^>]*action=[\"'])?https?://([^/?:\\s]+)")
                .matcher(text);
        return host.find() ? host.group(1) : "";
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
