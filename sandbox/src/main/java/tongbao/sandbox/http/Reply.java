package tongbao.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What goes back, or how the connection ends instead. */
public sealed interface Reply {
    /** An ordinary answer, with the headers that it has besides the usual ones. */
    record Content(int status, String contentType, Bytes body, Map<String, String> headers) implements Reply {
        public Content {
            headers = Map.copyOf(headers);
        }

        public Content(int status, String contentType, Bytes body) {
            this(status, contentType, body, Map.of());
        }

        private Content with(Map<String, String> more) {
            return new Content(status, contentType, body, merged(headers, more));
        }
    }

    /** Sends the browser elsewhere: 302, or 303 after a POST. */
    record Redirect(int status, String location, Map<String, String> headers) implements Reply {
        public Redirect {
            headers = Map.copyOf(headers);
        }

        public Redirect(int status, String location) {
            this(status, location, Map.of());
        }

        private Redirect with(Map<String, String> more) {
            return new Redirect(status, location, merged(headers, more));
        }
    }

    /** Only the first half of the answer, then the connection is closed. */
    record Half(Content content) implements Reply {}

    /** The connection is closed without an answer. */
    record Silence() implements Reply {}

    /** The connection is reset without an answer: the caller gets a RST. */
    record Reset() implements Reply {}

    /** The same answer, as if it had been made at that time. */
    default Reply dated(Instant time) {
        Map<String, String> date = Map.of(Outgoing.DATE, Outgoing.time(time));
        return switch (this) {
            case Content content -> content.with(date);
            case Redirect redirect -> redirect.with(date);
            case Half half -> new Half(half.content().with(date));
            case Silence _, Reset _ -> this;
        };
    }

    private static Map<String, String> merged(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    static Content html(int status, String page) {
        return new Content(status, "text/html;charset=utf-8", Bytes.of(page, StandardCharsets.UTF_8));
    }

    static Content json(int status, String json) {
        return new Content(status, "application/json;charset=utf-8", Bytes.of(json, StandardCharsets.UTF_8));
    }

    static Content zip(byte[] archive) {
        return new Content(200, "application/octet-stream", Bytes.of(archive.clone()));
    }

    static Content text(int status, String text) {
        return new Content(status, "text/plain;charset=utf-8", Bytes.of(text, StandardCharsets.UTF_8));
    }
}
