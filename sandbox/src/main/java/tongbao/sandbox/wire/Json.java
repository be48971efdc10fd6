package tongbao.sandbox.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON as plain values: text, {@link Literal}, {@link List}, {@link JsonObject}. Depth and size are bounded. */
public final class Json {
    private static final int DEPTH_MAX = 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** A number, a boolean or null, as it was written. */
    public record Literal(String text) {}

    private Json() {}

    /** The object that the text is, or nothing when it is anything else. Repeated names are refused. */
    public static Optional<JsonObject> object(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            JsonObject object = readObject(parser);
            return parser.nextToken() == null ? Optional.of(object) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static JsonObject readObject(JsonParser parser) {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, readValue(parser));
        }
        return new JsonObject(members);
    }

    private static Object readValue(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return readObject(parser);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> values = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(readValue(parser));
            }
            return List.copyOf(values);
        }
        return token == JsonToken.VALUE_STRING ? parser.getString() : new Literal(parser.getString());
    }

    /** Writes text, whole numbers, booleans, lists and maps; a slash stays a slash. */
    public static String write(Object value) {
        return write(value, "/");
    }

    /** Writes as Alipay's gateway does: every slash as {@code \/}. */
    public static String writeEscapingSlashes(Object value) {
        return write(value, "\\/");
    }

    private static String write(Object value, String slash) {
        var out = new StringBuilder();
        append(out, value, slash);
        return out.toString();
    }

    private static void append(StringBuilder out, Object value, String slash) {
        switch (value) {
            case JsonObject object -> append(out, object.members(), slash);
            case Map<?, ?> map -> {
                String between = "{";
                for (var member : map.entrySet()) {
                    out.append(between);
                    appendText(out, String.valueOf(member.getKey()), slash);
                    out.append(':');
                    append(out, member.getValue(), slash);
                    between = ",";
                }
                out.append(map.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                String between = "[";
                for (Object element : list) {
                    out.append(between);
                    append(out, element, slash);
                    between = ",";
                }
                out.append(list.isEmpty() ? "[]" : "]");
            }
            case Literal literal -> out.append(literal.text());
            case Boolean bool -> out.append(bool);
            case Number number -> out.append(number);
            case Optional<?> optional when optional.isEmpty() -> out.append("null");
            case Optional<?> optional -> append(out, optional.orElseThrow(), slash);
            case Object text -> appendText(out, text.toString(), slash);
        }
    }

    private static void appendText(StringBuilder out, String text, String slash) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            switch (character) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '/' -> out.append(slash);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (character < ' ') {
                        out.append(String.format("\\u%04x", (int) character));
                    } else {
                        out.append(character);
                    }
                }
            }
        }
        out.append('"');
    }
}
