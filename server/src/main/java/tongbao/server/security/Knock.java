package tongbao.server.security;

import java.util.List;
import java.util.function.Function;

/**
 * A call as it came: {@code path} and {@code query} exactly as sent, percent-encoded; {@code headers} gives every value
 * of a name.
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, hashed as they came and compared by nobody
public record Knock(String method, String path, String query, Function<String, List<String>> headers, byte[] body) {}
