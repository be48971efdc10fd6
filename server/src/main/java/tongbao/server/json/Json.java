package tongbao.server.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A JSON value. Numbers keep the text they were written in, so that none passes through floating point. */
public sealed interface Json {

    record Text(String value) implements Json {}

    record Numeral(String literal) implements Json {}

    record Truth(boolean value) implements Json {}

    record Nothing() implements Json {}

    record Array(List<Json> values) implements Json {
        public Array {
            values = List.copyOf(values);
        }
    }

    record Members(Map<String, Json> fields) implements Json {
        public Members {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** What the value is called in a message. */
    default String kind() {
        return switch (this) {
            case Text text -> "a string";
            case Numeral number -> "a number";
            case Truth truth -> "a boolean";
            case Nothing nothing -> "null";
            case Array array -> "an array";
            case Members object -> "an object";
        };
    }

    /** The one text of this value: no white space, names in order, numbers as they were written. */
    default String canonical() {
        JsonWriter writer = new JsonWriter();
        write(writer);
        return writer.toString();
    }

    private void write(JsonWriter writer) {
        switch (this) {
            case Text text -> writer.text(text.value());
            case Numeral number -> writer.literal(number.literal());
            case Truth truth -> writer.literal(Boolean.toString(truth.value()));
            case Nothing nothing -> writer.literal("null");
            case Array array -> {
                writer.beginArray();
                array.values().forEach(value -> value.write(writer));
                writer.endArray();
            }
            case Members object -> {
                writer.beginObject();
                new TreeMap<>(object.fields()).forEach((name, value) -> value.write(writer.name(name)));
                writer.endObject();
            }
        }
    }
}
