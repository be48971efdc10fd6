package tongbao.core.store;

/** What came of a guarded write. */
public enum Saved {
    SAVED,
    /** Somebody else moved the payment in between: read again, decide again. Its nonce is remembered all the same. */
    STALE,
    /** The nonce was seen before: nothing was kept. */
    REPLAYED
}
