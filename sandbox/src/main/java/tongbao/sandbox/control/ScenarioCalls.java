package tongbao.sandbox.control;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Methods;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.scenario.Mischief.Progress;
import tongbao.sandbox.scenario.Mischief.Running;
import tongbao.sandbox.scenario.Scenario;
import tongbao.sandbox.scenario.Step;
import tongbao.sandbox.scenario.Step.Odds;
import tongbao.sandbox.scenario.Step.Only;
import tongbao.sandbox.scenario.Step.Window;
import tongbao.sandbox.wire.JsonObject;

/** Scripts of what goes wrong: beginning one, seeing how far it is, ending it. */
final class ScenarioCalls {
    static final Set<String> FIELDS = Set.of("name", "seed", "steps");

    private static final int STEPS_MAX = 100;
    private static final long COUNT_MAX = 1_000_000_000L;
    private static final long SEED_MAX = 999_999_999_999_999L;
    private static final long SECONDS_MAX = Duration.ofDays(400).toSeconds();
    private static final Set<String> STEP_FIELDS =
            AccidentFields.and("app_id", "out_trade_no", "nth", "times", "percent", "from_seconds", "for_seconds");

    private final House house;
    private final AccidentFields fields;

    ScenarioCalls(House house, Methods methods) {
        this.house = house;
        this.fields = new AccidentFields(methods);
    }

    Map<String, Object> answer(Call call) {
        return switch (call.method()) {
            case "POST" -> begin(ControlBody.read(call, FIELDS));
            case "GET" -> shown();
            case "DELETE" -> end();
            default -> throw new Rejected(405, "a scenario begins with POST, is shown with GET, ends with DELETE");
        };
    }

    Map<String, Object> begin(ControlBody body) {
        List<?> steps = body.object().list("steps");
        if (steps.isEmpty() || steps.size() > STEPS_MAX) {
            throw Rejected.badRequest("steps must be a list of 1 to " + STEPS_MAX);
        }
        List<Step> read = new ArrayList<>();
        for (Object step : steps) {
            read.add(step(step, read.size() + 1));
        }
        house.mischief()
                .begin(new Scenario(
                        body.text("name", 100).orElse(""),
                        body.number("seed", 0, SEED_MAX).orElse(0L),
                        read));
        return shown();
    }

    private Step step(Object value, int number) {
        try {
            if (!(value instanceof JsonObject object)) {
                throw Rejected.badRequest("it must be an object");
            }
            return step(ControlBody.of(object, STEP_FIELDS));
        } catch (Rejected rejected) {
            throw Rejected.badRequest("step " + number + ": " + rejected.message());
        }
    }

    private Step step(ControlBody body) {
        Optional<Long> percent = body.number("percent", 1, 100);
        Optional<Window> window = window(body);
        long timesDefault = percent.isPresent() || window.isPresent() ? COUNT_MAX : 1;
        return new Step(
                fields.ofMethods(body),
                new Only(body.text("app_id", 32), body.text("out_trade_no", 64)),
                new Odds(
                        body.number("nth", 1, COUNT_MAX).orElse(1L),
                        body.number("times", 1, COUNT_MAX).orElse(timesDefault),
                        percent.orElse(100L).intValue()),
                window);
    }

    private static Optional<Window> window(ControlBody body) {
        Optional<Long> from = body.number("from_seconds", 0, SECONDS_MAX);
        Optional<Long> length = body.number("for_seconds", 1, SECONDS_MAX);
        if (from.isEmpty() && length.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Window(Duration.ofSeconds(from.orElse(0L)), Duration.ofSeconds(length.orElse(SECONDS_MAX))));
    }

    private Map<String, Object> end() {
        house.mischief().end();
        return shown();
    }

    /** Without a script its name is null. */
    private Map<String, Object> shown() {
        Optional<Running> running = house.mischief().running();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", running.map(present -> present.scenario().name()));
        running.ifPresent(present -> {
            members.put("seed", present.scenario().seed());
            members.put("begun_at", present.begunAt());
        });
        members.put(
                "steps",
                running.map(Running::steps).orElse(List.of()).stream()
                        .map(ScenarioCalls::shown)
                        .toList());
        return members;
    }

    private static Map<String, Object> shown(Progress progress) {
        Step step = progress.step();
        Map<String, Object> members = AccidentFields.shown(step.accident());
        step.only().appId().ifPresent(appId -> members.put("app_id", appId));
        step.only().orderNumber().ifPresent(number -> members.put("out_trade_no", number));
        members.put("nth", step.odds().nth());
        members.put("times", step.odds().times());
        members.put("percent", step.odds().percent());
        step.window().ifPresent(window -> {
            members.put("from_seconds", window.from().toSeconds());
            members.put("for_seconds", window.length().toSeconds());
        });
        members.put("seen", progress.seen());
        members.put("struck", progress.struck());
        return members;
    }
}
