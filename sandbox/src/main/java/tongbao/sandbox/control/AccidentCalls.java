package tongbao.sandbox.control;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongbao.sandbox.gateway.GatewayError;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Methods;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.state.Accident;
import tongbao.sandbox.state.Accidents;

/** Ordering accidents, looking at those that are still to happen, and calling all of them off. */
final class AccidentCalls {
    private static final int TIMES_MAX = 10_000;
    /** Ten minutes of real time for a call; a day of the business clock for a notice. */
    private static final long CALL_DELAY_MS_MAX = Duration.ofMinutes(10).toMillis();

    private static final long NOTICE_DELAY_MS_MAX = Duration.ofDays(1).toMillis();

    private static final String SUB_CODE = "sub_code";

    private final House house;
    private final Methods methods;

    AccidentCalls(House house, Methods methods) {
        this.house = house;
        this.methods = methods;
    }

    Map<String, Object> answer(Call call) {
        return switch (call.method()) {
            case "POST" -> add(call);
            case "GET" -> list();
            case "DELETE" -> clear();
            default ->
                throw new Rejected(405, "accidents are ordered with POST, shown with GET, called off with DELETE");
        };
    }

    private Map<String, Object> add(Call call) {
        ControlBody body = ControlBody.read(call, Set.of("method", "kind", "times", "delay_ms", SUB_CODE));
        String method = body.requiredText("method", 128);
        boolean ofNotices = method.equals(Accident.NOTICE);
        if (!ofNotices && methods.named(method).isEmpty()) {
            throw Rejected.badRequest("method must be \"notice\" or one of " + String.join(", ", methods.words()));
        }
        String word = body.requiredText("kind", 32);
        Accident.Kind kind = Accident.Kind.named(word)
                .filter(known -> known.isOfNotices() == ofNotices)
                .orElseThrow(() -> Rejected.badRequest("kind for " + method + " must be one of " + kinds(ofNotices)));
        if (kind == Accident.Kind.BAD_SIGNATURE
                && methods.named(method).filter(Method::isPage).isPresent()) {
            throw Rejected.badRequest(method + " answers a page, which has no signature");
        }
        Optional<Duration> delay = body.number("delay_ms", 0, ofNotices ? NOTICE_DELAY_MS_MAX : CALL_DELAY_MS_MAX)
                .map(Duration::ofMillis);
        int times = body.number("times", 1, TIMES_MAX).orElse(1L).intValue();
        Accident accident = new Accident(method, kind, times, delay, subCode(body, kind));
        if (!house.database().transact(sql -> Accidents.add(sql, accident))) {
            throw Rejected.conflict("too many accidents are waiting; DELETE /sandbox/accidents first");
        }
        return shown(accident);
    }

    private static Optional<String> subCode(ControlBody body, Accident.Kind kind) {
        Optional<String> subCode = body.text(SUB_CODE, 64);
        if (subCode.isPresent() != (kind == Accident.Kind.REFUSED)) {
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

    private Map<String, Object> list() {
        List<Map<String, Object>> waiting = house.database().transact(Accidents::list).stream()
                .map(AccidentCalls::shown)
                .toList();
        return Map.of("accidents", waiting);
    }

    private Map<String, Object> clear() {
        house.database().transact(sql -> {
            Accidents.clear(sql);
            return true;
        });
        return Map.of("accidents", List.of());
    }

    private static Map<String, Object> shown(Accident accident) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("method", accident.method());
        members.put("kind", accident.kind().word());
        members.put("times", accident.times());
        accident.delay().ifPresent(delay -> members.put("delay_ms", delay.toMillis()));
        accident.subCode().ifPresent(subCode -> members.put(SUB_CODE, subCode));
        return members;
    }

    private static String kinds(boolean ofNotices) {
        return Stream.of(Accident.Kind.values())
                .filter(kind -> kind.isOfNotices() == ofNotices)
                .map(Accident.Kind::word)
                .collect(Collectors.joining(", "));
    }
}
