package tongbao.core.store;

/** The store can't be reached or can't keep up. Unless it says otherwise, a write may or may not have happened. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the call that failed may have left behind. */
    public enum Written {
        /** Nothing: it was never sent, or the store itself took it back. */
        NOTHING,
        /** Nobody knows: read again. */
        PERHAPS
    }

    private final Written written;

    public StoreUnavailable(String message) {
        super(message);
        this.written = Written.PERHAPS;
    }

    public StoreUnavailable(String message, Throwable cause) {
        this(message, Written.PERHAPS, cause);
    }

    public StoreUnavailable(String message, Written written, Throwable cause) {
        super(message, cause);
        this.written = written;
    }

    private StoreUnavailable(String message, Written written) {
        super(message);
        this.written = written;
    }

    /** The call was turned away before anything was sent. */
    public static StoreUnavailable turnedAway(String message) {
        return new StoreUnavailable(message, Written.NOTHING);
    }

    public Written written() {
        return written;
    }
}
