package tongbao.sandbox.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A JSON object; its members in the order in which they were written. */
public record JsonObject(Map<String, Object> members) {
    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public Set<String> names() {
        return members.keySet();
    }

    /** Text as it is, a number or boolean as written; nothing when absent, null or empty. */
    public Optional<String> text(String name) {
        return switch (members.get(name)) {
            case String text when !text.isEmpty() -> Optional.of(text);
            case Json.Literal literal when !literal.text().equals("null") -> Optional.of(literal.text());
            case null, default -> Optional.empty();
        };
    }

    /** Whether the member is there and is neither text nor a number. */
    public boolean isStructured(String name) {
        return members.get(name) instanceof List || members.get(name) instanceof JsonObject;
    }

    /** An object among the members; an empty one when there is none of that name. */
    public JsonObject object(String name) {
        return members.get(name) instanceof JsonObject object ? object : new JsonObject(Map.of());
    }

    public List<?> list(String name) {
        return members.get(name) instanceof List<?> list ? list : List.of();
    }
}
