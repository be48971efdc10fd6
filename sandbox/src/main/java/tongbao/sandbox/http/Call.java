package tongbao.sandbox.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came: the path still encoded, the query and the body as bytes.
 *
 * @param headers by name in lower case; of a repeated header the first value
 */
public record Call(String method, String path, Bytes query, Bytes body, Map<String, String> headers) {
    public Call {
        headers = Map.copyOf(headers);
    }

    public boolean isPost() {
        return method.equals("POST");
    }

    public boolean isGet() {
        return method.equals("GET");
    }

    /** Nothing when it is absent or blank. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).filter(value -> !value.isBlank());
    }
}
