package tongbao.alipay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where protocol V3 has a method of Alipay: a row of the table {@code v3paths.tsv}.
 *
 * @param path may name fields of the request in braces
 */
record PathV3(String verb, String path) {
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "DELETE");
    private static final Pattern FIELD = Pattern.compile("\\{([a-z_]+)}");

    /** Loaded when V3 is first used. */
    private static final class Table {
        static final Map<String, PathV3> ROWS = load();
    }

    /** A request's place: its fields are in the path, in the query, or in the body. */
    record Filled(
            String verb,
            String path,
            boolean hasBody,
            Map<String, String> inQuery,
            Map<String, JsonText.Value> inBody) {}

    static boolean isThere(String method) {
        return Table.ROWS.containsKey(method);
    }

    /** Throws {@link IllegalArgumentException} for a method without a path. */
    static PathV3 of(String method) {
        return Optional.ofNullable(Table.ROWS.get(method))
                .orElseThrow(() -> new IllegalArgumentException("protocol V3 has no path for " + method
                        + " that this version knows; a client with protocol V2 can call it"));
    }

    Filled filled(Map<String, JsonText.Value> fields) {
        var rest = new LinkedHashMap<>(fields);
        String filled =
                FIELD.matcher(path).replaceAll(it -> Matcher.quoteReplacement(encoded(taken(rest, it.group(1)))));
        if (!WITHOUT_BODY.contains(verb)) {
            return new Filled(verb, filled, true, Map.of(), rest);
        }
        var query = new LinkedHashMap<String, String>();
        rest.forEach((name, value) -> query.put(name, value.text()));
        return new Filled(verb, filled, false, query, Map.of());
    }

    private String taken(Map<String, JsonText.Value> fields, String name) {
        return Optional.ofNullable(fields.remove(name))
                .map(JsonText.Value::text)
                .filter(it -> !it.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("the path " + path + " needs the field " + name));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Map<String, PathV3> load() {
        var table = new HashMap<String, PathV3>();
        Resources.rows("v3paths.tsv").forEach(cell -> {
            String path =
                    cell.size() > 2 ? cell.get(2) : "/v3/" + cell.getFirst().replace('.', '/');
            if (table.put(cell.getFirst(), new PathV3(cell.get(1), path)) != null) {
                throw new IllegalStateException("v3paths.tsv: twice: " + cell.getFirst());
            }
        });
        return Map.copyOf(table);
    }
}
