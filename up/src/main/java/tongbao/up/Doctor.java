package tongbao.up;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongbao.alipay.doctor.Environment;
import tongbao.alipay.doctor.KeyFormat;
import tongbao.alipay.doctor.Report;
import tongbao.alipay.doctor.SignatureDoctor;

/** {@code doctor}: why a signature of Alipay's doesn't match; docs/doctor.md. Reads files, asks nobody. */
final class Doctor {
    private static final Set<String> KEYS = Set.of(
            "alipay-key",
            "app-private-key",
            "app-public-key",
            "alipay-cert",
            "root-cert",
            "app-cert",
            "other-key",
            "aes-key");
    private static final Set<String> WITH_VALUE = Stream.concat(
                    KEYS.stream(), Stream.of("app-id", "headers", "gateway-text", "environment", "key-format", "now"))
            .collect(Collectors.toUnmodifiableSet());
    private static final String USAGE =
            "doctor notice|request|response FILE, or doctor key; with --alipay-key FILE and what else is at hand"
                    + " (docs/doctor.md); - is standard input";

    private final InputStream in;
    private final PrintStream out;

    Doctor(InputStream in, PrintStream out) {
        this.in = in;
        this.out = out;
    }

    /** 0 when nothing is wrong, 1 when a cause was found, 3 when it is unknown. */
    int run(List<String> words) throws IOException {
        Options options = Options.read(words, WITH_VALUE, Set.of("json"));
        if (KEYS.stream().noneMatch(options::has)) {
            throw new Refusal("a key or certificate is needed; usage: " + USAGE);
        }
        Report report = examined(options);
        out.print(options.has("json") ? DoctorReport.json(report) : DoctorReport.text(report));
        return switch (report.verdict()) {
            case NOTHING_WRONG -> 0;
            case CAUSE_FOUND -> 1;
            case UNKNOWN -> 3;
        };
    }

    private Report examined(Options options) throws IOException {
        List<String> rest = options.rest();
        String what = rest.isEmpty() ? "" : rest.getFirst();
        SignatureDoctor doctor = doctor(options);
        if (what.equals("key") && rest.size() == 1) {
            return doctor.keys();
        }
        if (rest.size() != 2) {
            throw new Refusal("usage: " + USAGE);
        }
        byte[] message = message(options, rest.get(1));
        return switch (what) {
            case "notice" -> doctor.notice(message);
            case "request" -> {
                Optional<byte[]> gatewayText = file(options, "gateway-text");
                yield gatewayText.isPresent() ? doctor.request(message, gatewayText.get()) : doctor.request(message);
            }
            case "response" -> doctor.response(message);
            default -> throw new Refusal("usage: " + USAGE);
        };
    }

    private SignatureDoctor doctor(Options options) throws IOException {
        SignatureDoctor.Builder builder = SignatureDoctor.builder()
                .environment(word(options, "environment", Environment.UNTOLD, Environment.values()))
                .privateKeyFormat(word(options, "key-format", KeyFormat.ANY, KeyFormat.values()));
        file(options, "alipay-key").ifPresent(builder::alipayKey);
        file(options, "app-private-key").ifPresent(builder::applicationPrivateKey);
        file(options, "app-public-key").ifPresent(builder::applicationPublicKey);
        file(options, "alipay-cert").ifPresent(builder::alipayCertificate);
        file(options, "app-cert").ifPresent(builder::applicationCertificate);
        file(options, "root-cert").ifPresent(builder::rootCertificates);
        file(options, "aes-key").ifPresent(builder::contentKey);
        for (String name : options.text("other-key").orElse("").split(",", -1)) {
            if (!name.isEmpty()) {
                builder.otherKey(name, bounded(name));
            }
        }
        options.text("app-id").ifPresent(builder::appId);
        options.text("now").map(Doctor::instant).ifPresent(builder::now);
        return builder.build();
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal("--now is a time such as 2026-11-22T02:00:00Z, not '" + text + "'");
        }
    }

    private static <E extends Enum<E>> E word(Options options, String name, E otherwise, E[] words) {
        Optional<String> given = options.text(name);
        return given.isEmpty()
                ? otherwise
                : Arrays.stream(words)
                        .filter(it -> it.name().equalsIgnoreCase(given.get()))
                        .findFirst()
                        .orElseThrow(() -> new Refusal("--" + name + " is one of "
                                + Arrays.stream(words)
                                        .map(it -> it.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    /** Head and body put together as they came over the wire. */
    private byte[] message(Options options, String name) throws IOException {
        byte[] body = bounded(name);
        Optional<byte[]> headers = file(options, "headers");
        if (headers.isEmpty()) {
            return body;
        }
        byte[] head = headers.get();
        int end = head.length;
        while (end > 0 && (head[end - 1] == '\n' || head[end - 1] == '\r')) {
            end--;
        }
        byte[] all = Arrays.copyOf(head, end + 4 + body.length);
        System.arraycopy("\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0, all, end, 4);
        System.arraycopy(body, 0, all, end + 4, body.length);
        return all;
    }

    private Optional<byte[]> file(Options options, String name) throws IOException {
        Optional<String> path = options.text(name);
        return path.isEmpty() ? Optional.empty() : Optional.of(bounded(path.get()));
    }

    private byte[] bounded(String name) throws IOException {
        int most = SignatureDoctor.INPUT_BYTES_MAX;
        byte[] bytes = name.equals("-") ? in.readNBytes(most + 1) : read(name, most + 1);
        if (bytes.length > most) {
            throw new Refusal(name + " is larger than " + most + " bytes");
        }
        return bytes;
    }

    private static byte[] read(String name, int most) {
        if (!Files.isRegularFile(Path.of(name))) {
            throw new Refusal("there is no file " + name);
        }
        try (InputStream file = Files.newInputStream(Path.of(name))) {
            return file.readNBytes(most);
        } catch (IOException e) {
            throw new Refusal(name + " can't be read: " + e.getMessage());
        }
    }
}
