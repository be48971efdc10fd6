package tongbao.bench.record;

/** What the client was told about something it asked for. */
public enum Told {
    /** It never asked. */
    NOTHING,
    /** Done: it must be there, once, as asked for. */
    DONE,
    /** Refused, without effect: it must not be there. */
    REFUSED,
    /** No answer, or one that does not say: it may be there or not. */
    UNKNOWN
}
