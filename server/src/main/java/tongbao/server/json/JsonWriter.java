package tongbao.server.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/** Writes JSON; commas come by themselves. */
public final class JsonWriter {
    private final StringBuilder out = new StringBuilder(512);
    private boolean first = true;

    public JsonWriter beginObject() {
        return open('{');
    }

    public JsonWriter endObject() {
        return close('}');
    }

    public JsonWriter beginArray() {
        return open('[');
    }

    public JsonWriter endArray() {
        return close(']');
    }

    /** The name of the field whose value is written next. */
    public JsonWriter name(String name) {
        comma();
        quote(name);
        out.append(':');
        first = true;
        return this;
    }

    public JsonWriter text(String value) {
        comma();
        quote(value);
        return this;
    }

    /** A number, a truth or null, as it is written. */
    public JsonWriter literal(String literal) {
        comma();
        out.append(literal);
        return this;
    }

    public JsonWriter field(String name, String value) {
        return name(name).text(value);
    }

    /** A field that is absent when there is no value. */
    public JsonWriter field(String name, Optional<String> value) {
        value.ifPresent(present -> field(name, present));
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    public byte[] bytes() {
        return out.toString().getBytes(UTF_8);
    }

    private JsonWriter open(char bracket) {
        comma();
        out.append(bracket);
        first = true;
        return this;
    }

    private JsonWriter close(char bracket) {
        out.append(bracket);
        first = false;
        return this;
    }

    private void comma() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void quote(String value) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            if (isToEscape(value.charAt(i))) {
                out.append(value, written, i).append(escaped(value.charAt(i)));
                written = i + 1;
            }
        }
        out.append(value, written, value.length()).append('"');
    }

    private static boolean isToEscape(char character) {
        boolean breaksScripts = character == '\u2028' || character == '\u2029' || character == '<';
        return character < ' ' || character == '"' || character == '\\' || character == 0x7f || breaksScripts;
    }

    private static String escaped(char character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", (int) character);
        };
    }
}
