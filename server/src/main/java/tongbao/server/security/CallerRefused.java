package tongbao.server.security;

import java.time.Duration;
import java.util.Optional;

/** A call that is not let in. Nothing was done, unless it repeats one that was. */
public final class CallerRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not, in the order in which it is checked. */
    public enum Why {
        HEADER,
        UNKNOWN_APP,
        STALE,
        SIGNATURE,
        REPLAYED,
        PERMISSION,
        RATE
    }

    private final Why why;
    private final String about;
    private final Duration retryAfter;

    private CallerRefused(Why why, String about, Duration retryAfter, String message) {
        super(message, null, false, false);
        this.why = why;
        this.about = about;
        this.retryAfter = retryAfter;
    }

    static CallerRefused header(String header, String message) {
        return new CallerRefused(Why.HEADER, header, Duration.ZERO, message);
    }

    static CallerRefused of(Why why, String message) {
        return new CallerRefused(why, "", Duration.ZERO, message);
    }

    static CallerRefused tooFast(Duration retryAfter, String message) {
        return new CallerRefused(Why.RATE, "", retryAfter, message);
    }

    public Why why() {
        return why;
    }

    /** The header to blame, where it is one. */
    public Optional<String> header() {
        return about.isEmpty() ? Optional.empty() : Optional.of(about);
    }

    /** After what time to call again; zero where waiting doesn't help. */
    public Duration retryAfter() {
        return retryAfter;
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
