package tongbao.sandbox.control;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;

/** The JSON of a control call: known fields only, an empty body stands for {@code {}}. */
record ControlBody(JsonObject object) {
    private static final int BYTES_MAX = 64 * 1024;
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");

    static ControlBody read(Call call, Set<String> allowed) {
        if (call.body().length() > BYTES_MAX) {
            throw new Rejected(413, "a control call has at most " + BYTES_MAX + " bytes");
        }
        String text = call.body().text(StandardCharsets.UTF_8);
        return parse(text.isBlank() ? "{}" : text, allowed);
    }

    static ControlBody parse(String json, Set<String> allowed) {
        return of(
                Json.object(json)
                        .orElseThrow(() -> Rejected.badRequest("the body must be one JSON object, no name twice")),
                allowed);
    }

    /** An object inside a body. */
    static ControlBody of(JsonObject object, Set<String> allowed) {
        Set<String> unknown = new TreeSet<>(object.names());
        unknown.removeAll(allowed);
        if (!unknown.isEmpty()) {
            throw Rejected.badRequest("unknown field " + unknown + "; known here: " + new TreeSet<>(allowed));
        }
        return new ControlBody(object);
    }

    Optional<String> text(String name, int lengthMax) {
        Object value = object.members().get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.isBlank() || text.length() > lengthMax) {
            throw Rejected.badRequest(name + " must be text of 1 to " + lengthMax + " characters");
        }
        return Optional.of(text);
    }

    String requiredText(String name, int lengthMax) {
        return text(name, lengthMax).orElseThrow(() -> Rejected.badRequest(name + " is missing"));
    }

    /** True or false as JSON has it; false when absent. */
    boolean flag(String name) {
        Object value = object.members().get(name);
        if (value == null) {
            return false;
        }
        if (value instanceof Json.Literal literal && Set.of("true", "false").contains(literal.text())) {
            return literal.text().equals("true");
        }
        throw Rejected.badRequest(name + " must be true or false");
    }

    Optional<Long> number(String name, long min, long max) {
        Object value = object.members().get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Json.Literal literal
                && WHOLE.matcher(literal.text()).matches()) {
            long number = Long.parseLong(literal.text());
            if (number >= min && number <= max) {
                return Optional.of(number);
            }
        }
        throw Rejected.badRequest(name + " must be a whole number from " + min + " to " + max);
    }
}
