package tongbao.server.json;

import java.util.Optional;
import java.util.Set;

/** The fields of a JSON object by type; every refusal names the field. */
public final class Fields {
    private final Json.Members object;
    private final String prefix;

    private Fields(Json.Members object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    /** The fields of a whole body, of which there may be only these. */
    public static Fields of(Json.Members body, Set<String> known) {
        return new Fields(body, "").only(known);
    }

    private Fields only(Set<String> known) {
        for (String name : object.fields().keySet()) {
            if (!known.contains(name)) {
                String path = prefix + name;
                throw new JsonRefused(JsonRefused.Why.UNKNOWN, path, "There is no field " + path + " here.");
            }
        }
        return this;
    }

    public boolean has(String name) {
        return object.fields().containsKey(name);
    }

    public Optional<Json> value(String name) {
        return Optional.ofNullable(object.fields().get(name));
    }

    public String needText(String name, int lengthMax) {
        return text(name, lengthMax).orElseThrow(() -> missing(name));
    }

    /** A text of at most so many characters, where an emoji is one. */
    public Optional<String> text(String name, int lengthMax) {
        return value(name).map(value -> {
            if (!(value instanceof Json.Text(String text))) {
                throw wrongType(name, "a string", value);
            }
            if (text.codePointCount(0, text.length()) > lengthMax) {
                throw JsonRefused.invalid(prefix + name, prefix + name + " has at most " + lengthMax + " characters.");
            }
            return text;
        });
    }

    /** A string, or a number in the text it was written in. */
    public String needTextOrNumber(String name) {
        return switch (value(name).orElseThrow(() -> missing(name))) {
            case Json.Text text -> text.value();
            case Json.Numeral number -> number.literal();
            case Json other -> throw wrongType(name, "a string or a number", other);
        };
    }

    /** A whole number written in digits alone. */
    public Optional<Long> whole(String name) {
        return value(name).map(value -> {
            if (!(value instanceof Json.Numeral(String literal))) {
                throw wrongType(name, "a whole number", value);
            }
            if (!literal.matches("-?[0-9]{1,15}")) {
                throw JsonRefused.invalid(prefix + name, prefix + name + " is a whole number written in digits.");
            }
            return Long.valueOf(literal);
        });
    }

    public Optional<Json.Members> object(String name) {
        return value(name).map(value -> {
            if (!(value instanceof Json.Members inner)) {
                throw wrongType(name, "an object", value);
            }
            return inner;
        });
    }

    private JsonRefused missing(String name) {
        return JsonRefused.invalid(prefix + name, prefix + name + " is required.");
    }

    private JsonRefused wrongType(String name, String wanted, Json got) {
        return JsonRefused.invalid(prefix + name, prefix + name + " has to be " + wanted + ", not " + got.kind() + ".");
    }
}
