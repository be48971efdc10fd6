package tongbao.sandbox.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Methods;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.scenario.Mischief.Happened;
import tongbao.sandbox.scenario.Mischief.Memory;
import tongbao.sandbox.state.Accident;
import tongbao.sandbox.state.Accidents;

/** Ordering accidents, looking at those that are still to happen, and calling all of them off. */
final class AccidentCalls {
    private static final int TIMES_MAX = 10_000;

    private final House house;
    private final AccidentFields fields;

    AccidentCalls(House house, Methods methods) {
        this.house = house;
        this.fields = new AccidentFields(methods);
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
        ControlBody body = ControlBody.read(call, AccidentFields.and("times"));
        int times = body.number("times", 1, TIMES_MAX).orElse(1L).intValue();
        Accident accident = fields.ofMethod(body, times);
        if (!house.database().transact(sql -> Accidents.add(sql, accident))) {
            throw Rejected.conflict("too many accidents are waiting; DELETE /sandbox/accidents first");
        }
        return shown(accident);
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

    /** What went wrong since the start, ordered or by script. */
    Map<String, Object> happened() {
        Memory memory = house.mischief().memory();
        Map<String, Object> counts = new LinkedHashMap<>();
        memory.counts().forEach((kind, count) -> counts.put(kind.word(), count));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("counts", counts);
        members.put("newest", memory.newest().stream().map(AccidentCalls::shown).toList());
        return members;
    }

    private static Map<String, Object> shown(Happened happened) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("at", happened.at());
        members.put("method", happened.occasion().method());
        members.put("kind", happened.kind().word());
        members.put("app_id", happened.occasion().appId());
        members.put("order", happened.occasion().orderNumber());
        members.put("step", happened.step());
        return members;
    }

    private static Map<String, Object> shown(Accident accident) {
        Map<String, Object> members = new LinkedHashMap<>();
        AccidentFields.shown(accident).forEach((name, value) -> {
            members.put(name, value);
            if (name.equals("kind")) {
                members.put("times", accident.times());
            }
        });
        return members;
    }
}
