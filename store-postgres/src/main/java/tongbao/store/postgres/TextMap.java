package tongbao.store.postgres;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A map of strings as a JSON object, sorted by name; every string comes back as it went in. */
final class TextMap {
    private final String json;
    private int at;

    private TextMap(String json) {
        this.json = json;
    }

    static String write(Map<String, String> map) {
        StringBuilder text = new StringBuilder("{");
        new TreeMap<>(map).forEach((name, value) -> {
            text.append(text.length() == 1 ? "" : ",");
            quote(name, text);
            text.append(':');
            quote(value, text);
        });
        return text.append('}').toString();
    }

    private static void quote(String string, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    /** Reads what {@link #write} wrote; anything else in the column is a bug. */
    static Map<String, String> read(String json) {
        return new TextMap(json).object();
    }

    private Map<String, String> object() {
        Map<String, String> map = new HashMap<>();
        take('{');
        while (json.charAt(at) == '"') {
            String name = string();
            take(':');
            map.put(name, string());
            if (json.charAt(at) == ',') {
                take(',');
            }
        }
        take('}');
        return map;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        take('"');
        while (json.charAt(at) != '"') {
            char c = json.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        take('"');
        return string.toString();
    }

    private char escaped() {
        char c = json.charAt(at++);
        if (c != 'u') {
            return c;
        }
        at += 4;
        return (char) Integer.parseInt(json, at - 4, at, 16);
    }

    private void take(char expected) {
        if (json.charAt(at) != expected) {
            throw new IllegalStateException("expected " + expected + " at " + at + " of " + json);
        }
        at++;
    }
}
