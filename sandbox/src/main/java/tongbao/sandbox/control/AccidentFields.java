package tongbao.sandbox.control;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongbao.sandbox.gateway.GatewayError;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Methods;
import tongbao.sandbox.scenario.Step;
import tongbao.sandbox.state.Accident;
import tongbao.sandbox.state.Accident.Kind;

/** What goes wrong, as JSON says it: the same for a single accident and for a step of a script. */
final class AccidentFields {
    static final Set<String> NAMES = Set.of("method", "kind", "delay_ms", "sub_code", "http_status", "skew_seconds");

    /** Ten minutes of real time for a call; a day of the business clock for a notice. */
    private static final long CALL_DELAY_MS_MAX = Duration.ofMinutes(10).toMillis();

    private static final long NOTICE_DELAY_MS_MAX = Duration.ofDays(1).toMillis();
    private static final long SKEW_SECONDS_MAX = Duration.ofDays(1).toSeconds();
    private static final String SUB_CODE = "sub_code";
    private static final String HTTP_STATUS = "http_status";
    private static final String SKEW_SECONDS = "skew_seconds";

    private final Methods methods;

    AccidentFields(Methods methods) {
        this.methods = methods;
    }

    static Set<String> and(String... others) {
        Set<String> all = new TreeSet<>(NAMES);
        all.addAll(Arrays.asList(others));
        return all;
    }

    /** Of one method. */
    Accident ofMethod(ControlBody body, int times) {
        String method = body.requiredText("method", 128);
        if (!method.equals(Accident.NOTICE) && methods.named(method).isEmpty()) {
            throw Rejected.badRequest("method must be \"notice\" or one of " + String.join(", ", methods.words()));
        }
        if (methods.named(method).filter(Method::isPage).isPresent()
                && body.requiredText("kind", 32).equals(Kind.BAD_SIGNATURE.word())) {
            throw Rejected.badRequest(method + " answers a page, which has no signature");
        }
        return read(body, method, times);
    }

    /** Of one method, of all that begin alike, or of all. */
    Accident ofMethods(ControlBody body) {
        String method = body.requiredText("method", 128);
        if (!method.endsWith(Step.EVERY)) {
            return ofMethod(body, 1);
        }
        String beginning = method.substring(0, method.length() - 1);
        if (methods.words().stream().noneMatch(word -> word.startsWith(beginning))) {
            throw Rejected.badRequest("no method begins with " + beginning);
        }
        return read(body, method, 1);
    }

    private static Accident read(ControlBody body, String method, int times) {
        boolean ofNotices = method.equals(Accident.NOTICE);
        Kind kind = Kind.named(body.requiredText("kind", 32))
                .filter(known -> known.isOfNotices() == ofNotices)
                .orElseThrow(() -> Rejected.badRequest("kind for " + method + " must be one of " + kinds(ofNotices)));
        Optional<Duration> delay = body.number("delay_ms", 0, ofNotices ? NOTICE_DELAY_MS_MAX : CALL_DELAY_MS_MAX)
                .map(Duration::ofMillis);
        return new Accident(method, kind, times, delay, subCode(body, kind), status(body, kind), skew(body, kind));
    }

    private static Optional<String> subCode(ControlBody body, Kind kind) {
        Optional<String> subCode = body.text(SUB_CODE, 64);
        if (subCode.isPresent() != (kind == Kind.REFUSED)) {
            throw Rejected.badRequest("sub_code belongs to the kind \"refused\", which needs it");
        }
        if (subCode.filter(word -> GatewayError.refusalNamed(word).isEmpty()).isPresent()) {
            throw Rejected.badRequest("sub_code must be one of the business, such as ACQ.ACCESS_FORBIDDEN,"
                    + " or one of the gateway's own: "
                    + Arrays.stream(GatewayError.values())
                            .map(GatewayError::subCode)
                            .collect(Collectors.joining(", ")));
        }
        return subCode;
    }

    private static Optional<Integer> status(ControlBody body, Kind kind) {
        Optional<Integer> status = body.number(HTTP_STATUS, 200, 599).map(Long::intValue);
        if (status.isPresent() && kind != Kind.HTML_BEFORE && kind != Kind.HTML_AFTER) {
            throw Rejected.badRequest("http_status belongs to the kinds \"html_before\" and \"html_after\"");
        }
        return status;
    }

    private static Optional<Duration> skew(ControlBody body, Kind kind) {
        Optional<Duration> skew =
                body.number(SKEW_SECONDS, -SKEW_SECONDS_MAX, SKEW_SECONDS_MAX).map(Duration::ofSeconds);
        if (skew.isPresent() != (kind == Kind.CLOCK_SKEW)) {
            throw Rejected.badRequest("skew_seconds belongs to the kind \"clock_skew\", which needs it");
        }
        return skew;
    }

    /** Without how often. */
    static Map<String, Object> shown(Accident accident) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("method", accident.method());
        members.put("kind", accident.kind().word());
        accident.delay().ifPresent(delay -> members.put("delay_ms", delay.toMillis()));
        accident.subCode().ifPresent(subCode -> members.put(SUB_CODE, subCode));
        accident.httpStatus().ifPresent(status -> members.put(HTTP_STATUS, status));
        accident.skew().ifPresent(skew -> members.put(SKEW_SECONDS, skew.toSeconds()));
        return members;
    }

    private static String kinds(boolean ofNotices) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.isOfNotices() == ofNotices)
                .map(Kind::word)
                .collect(Collectors.joining(", "));
    }
}
