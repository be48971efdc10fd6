package tongbao.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import tongbao.server.json.Json;
import tongbao.server.json.JsonRefused;

/** Reads a query as the fields of an object whose values are strings. */
final class QueryReader {
    private QueryReader() {}

    static Json.Members read(String rawQuery) {
        Map<String, Json> fields = new LinkedHashMap<>();
        if (rawQuery.isEmpty()) {
            return new Json.Members(fields);
        }
        for (String pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (fields.put(name, new Json.Text(value)) != null) {
                throw new JsonRefused(
                        JsonRefused.Why.DUPLICATE, name, "The query parameter " + name + " is there twice.");
            }
        }
        return new Json.Members(fields);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw JsonRefused.invalid("query", "The query is not percent-encoded.");
        }
    }
}
