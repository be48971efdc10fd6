package tongbao.server.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the JSON object of a request, strictly: UTF-8 only, nothing after it, no name twice, no number outside JSON's
 * grammar, no deeper than {@link #DEPTH_MAX}, no text that a database can't keep.
 */
public final class JsonReader {
    static final int DEPTH_MAX = 16;
    private static final int NUMBER_LENGTH_MAX = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(NUMBER_LENGTH_MAX)
                    .build())
            .build();

    private JsonReader() {}

    /** The object that the body is; throws {@link JsonRefused} when it isn't one. */
    public static Json.Members read(byte[] body) {
        String text = decode(body);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw JsonRefused.malformed("The body has to be one JSON object.");
            }
            Json.Members object = object(parser, "");
            if (parser.nextToken() != null) {
                throw JsonRefused.malformed("Nothing may follow the JSON object.");
            }
            return object;
        } catch (JacksonException e) {
            throw JsonRefused.malformed("The body is not well-formed JSON"
                    + (e.getLocation() == null
                            ? "."
                            : " near character " + e.getLocation().getCharOffset() + "."));
        }
    }

    private static String decode(byte[] body) {
        try {
            return UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw JsonRefused.malformed("The body is not UTF-8.");
        }
    }

    private static Json value(JsonParser parser, String path) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path + ".");
            case START_ARRAY -> array(parser, path);
            case VALUE_STRING -> new Json.Text(storable(parser.getString(), path));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getString());
            case VALUE_TRUE -> new Json.Truth(true);
            case VALUE_FALSE -> new Json.Truth(false);
            case VALUE_NULL -> new Json.Nothing();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw JsonRefused.malformed("The body is not well-formed JSON.");
        };
    }

    private static Json.Members object(JsonParser parser, String prefix) {
        Map<String, Json> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            String path = prefix + name;
            storable(name, path);
            parser.nextToken();
            if (fields.put(name, value(parser, path)) != null) {
                throw new JsonRefused(JsonRefused.Why.DUPLICATE, path, "The field " + path + " is there twice.");
            }
        }
        return new Json.Members(fields);
    }

    private static Json.Array array(JsonParser parser, String path) {
        List<Json> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser, path + "[" + values.size() + "]"));
        }
        return new Json.Array(values);
    }

    private static String storable(String text, String path) {
        boolean broken = text.indexOf('\0') >= 0
                || text.codePoints()
                        .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        if (broken) {
            throw JsonRefused.invalid(path, "Neither U+0000 nor half of a surrogate pair is text.");
        }
        return text;
    }
}
