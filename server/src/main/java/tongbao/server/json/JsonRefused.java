package tongbao.server.json;

/** Input that is not taken, with the name of the part that is to blame. */
public final class JsonRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Why {
        /** Not JSON, or not in UTF-8. */
        MALFORMED,
        DUPLICATE,
        UNKNOWN,
        INVALID
    }

    /** The name of the whole body, for what can't be blamed on a field. */
    public static final String WHOLE = "$";

    private final Why why;
    private final String param;

    public JsonRefused(Why why, String param, String message) {
        super(message, null, false, false);
        this.why = why;
        this.param = param;
    }

    public static JsonRefused malformed(String message) {
        return new JsonRefused(Why.MALFORMED, WHOLE, message);
    }

    public static JsonRefused invalid(String param, String message) {
        return new JsonRefused(Why.INVALID, param, message);
    }

    public Why why() {
        return why;
    }

    public String param() {
        return param;
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
