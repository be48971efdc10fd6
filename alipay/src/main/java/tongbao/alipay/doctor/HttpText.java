package tongbao.alipay.doctor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message as it was written down: head and body, or a body alone. */
final class HttpText {
    private static final Pattern START =
            Pattern.compile("(?:[<>*] )?((?:GET|POST|PUT|PATCH|DELETE) \\S.*|HTTP/[0-9.]+ [0-9]{3}.*)");
    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n[<>*]?[ \\t]*(?:\\r?\\n|$)");
    private static final Pattern HEADER = Pattern.compile("(?:[<>*] )?([A-Za-z][A-Za-z0-9-]{1,60}): *(.*?)\\s*");

    /** The request or status line; empty if there is none. */
    private final String start;

    /** By name without regard to case. */
    private final Map<String, String> headers;

    private final byte[] body;

    private HttpText(String start, Map<String, String> headers, byte[] body) {
        this.start = start;
        this.headers = headers;
        this.body = body;
    }

    static HttpText of(byte[] raw) {
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        int end = endOfHead(text);
        List<String> head =
                text.substring(0, end).lines().filter(it -> !it.isBlank()).toList();
        if (head.isEmpty() || !(START.matcher(head.getFirst()).matches() || isHeader(head.getFirst()))) {
            return new HttpText("", Map.of(), raw);
        }
        Matcher start = START.matcher(head.getFirst());
        boolean hasStart = start.matches();
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String line : head) {
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                headers.put(header.group(1), header.group(2));
            }
        }
        return new HttpText(
                hasStart ? start.group(1) : "", headers, Arrays.copyOfRange(raw, bodyStart(text, end), raw.length));
    }

    private static boolean isHeader(String line) {
        Matcher header = HEADER.matcher(line);
        return header.matches() && !header.group(1).matches("(?i)https?");
    }

    private static int endOfHead(String text) {
        Matcher blank = BLANK_LINE.matcher(text);
        return blank.find() ? blank.start() : text.length();
    }

    private static int bodyStart(String text, int end) {
        Matcher blank = BLANK_LINE.matcher(text);
        return blank.find(end) ? blank.end() : text.length();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(it -> !it.isBlank());
    }

    byte[] body() {
        return body.clone();
    }

    boolean hasHead() {
        return !start.isEmpty() || !headers.isEmpty();
    }

    /** GET, POST and so on; empty if there is no request line. */
    String method() {
        return isRequest() ? start.substring(0, start.indexOf(' ')) : "";
    }

    /** The address of the request line, as it stands there. */
    String address() {
        return isRequest()
                ? start.substring(start.indexOf(' ') + 1)
                        .replaceFirst(" HTTP/[0-9.]+$", "")
                        .strip()
                : "";
    }

    private boolean isRequest() {
        return !start.isEmpty() && !start.startsWith("HTTP/");
    }

    /** Path and query, without the host if the address has one. */
    String path() {
        return address().replaceFirst("^https?://[^/?]*", "");
    }

    String host() {
        Matcher host = Pattern.compile("^https?://([^/?:]*)").matcher(address());
        return host.find() ? host.group(1) : header("Host").orElse("").replaceFirst(":[0-9]+$", "");
    }
}
