package tongbao.bench.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A whole answer of HTTP/1.1. */
public record Reply(int status, String head, String body) {
    private static final int OK = 200;

    public static Reply of(int status, byte[] whole) {
        String text = new String(whole, UTF_8);
        int end = text.indexOf("\r\n\r\n");
        return end < 0
                ? new Reply(status, text, "")
                : new Reply(status, text.substring(0, end), text.substring(end + 4));
    }

    /** The body as JSON; missing when it is none. */
    JsonNode json() {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** The part {@code data} of a success; missing when it is none. */
    public JsonNode data() {
        JsonNode json = json();
        return status == OK && json.path("code").asInt(0) == OK ? json.path("data") : MissingNode.getInstance();
    }

    Optional<String> header(String name) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** Why it is no success, in a few words. */
    public String failure() {
        JsonNode error = json().path("error");
        String type = error.path("type").asString("");
        return type.isEmpty() ? Integer.toString(status) : status + " " + type;
    }

    /** Whether it says by itself that nothing was done. */
    boolean saysNothingWasDone() {
        return json().path("error").path("effect").asString("").equals("none");
    }
}
