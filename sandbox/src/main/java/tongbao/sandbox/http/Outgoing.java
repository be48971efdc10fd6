package tongbao.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What goes back to a caller, written as HTTP/1.1 (RFC 9112) has it. */
final class Outgoing {
    /** Name of the header that says when the answer was made. */
    static final String DATE = "Date";

    private static final DateTimeFormatter HTTP_TIME = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    /** Their own style, the one script of ours, and asking here; nothing from elsewhere. */
    private static final String PAGES_MAY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; base-uri 'none'";

    /** No content, and not modified: a length would be waited for. */
    private static final Set<Integer> NEVER_WITH_BODY = Set.of(204, 304);

    private final OutputStream out;

    Outgoing(OutputStream out) {
        this.out = out;
    }

    /** To whom an answer goes: whether they want to see its body, and whether the connection stays. */
    record Manner(boolean isBodyless, boolean isLasting) {}

    static String time(Instant instant) {
        return HTTP_TIME.format(instant);
    }

    void goOn() throws IOException {
        out.write(CONTINUE);
    }

    /** The first {@code length} bytes of the body, under a head that promises them all. */
    void write(Reply.Content content, int length, Instant now, Manner manner) throws IOException {
        Map<String, String> headers = headers(now, manner, content.headers());
        headers.put("Content-Type", content.contentType());
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        if (content.contentType().startsWith("text/html;")) {
            headers.put("Content-Security-Policy", PAGES_MAY);
        }
        if (NEVER_WITH_BODY.contains(content.status())) {
            write(content.status(), headers, content.body().raw(), 0);
            return;
        }
        headers.put("Content-Length", Integer.toString(content.body().length()));
        write(content.status(), headers, content.body().raw(), manner.isBodyless() ? 0 : length);
    }

    void write(Reply.Redirect redirect, Instant now, Manner manner) throws IOException {
        Map<String, String> headers = headers(now, manner, redirect.headers());
        headers.put("Location", redirect.location());
        headers.put("Content-Length", "0");
        write(redirect.status(), headers, new byte[0], 0);
    }

    /** In the order in which they are written; what the answer says itself counts. */
    private static Map<String, String> headers(Instant now, Manner manner, Map<String, String> own) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(DATE, time(now));
        headers.put("Connection", manner.isLasting() ? "keep-alive" : "close");
        headers.putAll(own);
        return headers;
    }

    /** In one piece, so that it goes out as one. */
    private void write(int status, Map<String, String> headers, byte[] body, int length) throws IOException {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(status).append(' ').append(phrase(status));
        head.append("\r\n");
        headers.forEach((name, value) -> {
            requireOneLine(name, value);
            head.append(name).append(": ").append(value).append("\r\n");
        });
        head.append("\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + length);
        whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        whole.write(body, 0, length);
        whole.writeTo(out);
        out.flush();
    }

    private static void requireOneLine(String name, String value) {
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalStateException("the header " + name + " would be two lines");
        }
    }

    /** Nobody reads it; some libraries print it. */
    private static String phrase(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 302 -> "Found";
            case 303 -> "See Other";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "";
        };
    }
}
