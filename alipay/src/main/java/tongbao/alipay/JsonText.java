package tongbao.alipay;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON read one level deep, keeping what is inside exactly as it was sent, so that signatures can be checked over it.
 */
final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    /** One member's value: {@code raw} is the text as sent; {@code text} is a scalar's value, and raw for all else. */
    record Value(JsonToken token, String raw, String text) {}

    /** Text that is not the one JSON value that was expected. */
    static class MalformedJson extends RuntimeException {
        MalformedJson(String message) {
            super(message);
        }
    }

    /** An object in which a name stands twice: a reader that keeps the last one would see what was never verified. */
    static final class RepeatedName extends MalformedJson {
        RepeatedName(String name) {
            super("the name " + name + " stands twice");
        }
    }

    /** The members of the object that {@code json} is; refuses a repeated name and anything behind the object. */
    static Map<String, Value> members(String json) {
        var members = new LinkedHashMap<String, Value>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedJson("not a JSON object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                if (members.put(name, value(parser, json)) != null) {
                    throw new RepeatedName(name);
                }
            }
            requireEnd(parser);
        } catch (JacksonException e) {
            throw new MalformedJson(String.valueOf(e.getOriginalMessage()));
        }
        return Collections.unmodifiableMap(members);
    }

    /** An object of these members; what was raw stays as it is. */
    static String object(Map<String, Value> members) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            members.forEach((name, value) -> {
                json.writeName(name);
                json.writeRawValue(value.raw());
            });
            json.writeEndObject();
        }
        return text.toString();
    }

    /** A text as a value of JSON. */
    static Value string(String text) {
        return new Value(JsonToken.VALUE_STRING, quoted(text), text);
    }

    /** Enough of a text that is not JSON for a person to see what it is. */
    static String beginning(String body) {
        String line = body.substring(0, Math.min(body.length(), 1_000)).strip().replaceAll("\\s+", " ");
        return line.length() > 120 ? line.substring(0, 120) + "…" : line;
    }

    /** The elements of the array that {@code json} is. */
    static List<Value> elements(String json) {
        var elements = new ArrayList<Value>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new MalformedJson("not a JSON array");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser, json));
            }
            requireEnd(parser);
        } catch (JacksonException e) {
            throw new MalformedJson(String.valueOf(e.getOriginalMessage()));
        }
        return List.copyOf(elements);
    }

    /** The texts of the array that {@code json} is. */
    static List<String> texts(String json) {
        return elements(json).stream().map(Value::text).toList();
    }

    static String array(List<String> elements) {
        return "[" + String.join(",", elements) + "]";
    }

    static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + "\"";
    }

    static void requireOneValue(String json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException("not a JSON value: empty");
            }
            parser.skipChildren();
            requireEnd(parser);
        } catch (JacksonException | MalformedJson e) {
            throw new IllegalArgumentException("not a JSON value", e);
        }
    }

    private static Value value(JsonParser parser, String json) {
        JsonToken token = parser.currentToken();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            parser.skipChildren();
            String raw = json.substring(start, (int) parser.currentLocation().getCharOffset());
            return new Value(token, raw, raw);
        }
        String text = parser.getString();
        String raw = json.substring(start, (int) parser.currentLocation().getCharOffset());
        return new Value(token, raw, text);
    }

    private static void requireEnd(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw new MalformedJson("more text behind the JSON value");
        }
    }
}
