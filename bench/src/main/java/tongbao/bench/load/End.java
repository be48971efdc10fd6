package tongbao.bench.load;

/** How a request ended, as the client saw it. */
public enum End {
    /** It was due, and the run was over before a connection was free: nothing was sent. */
    UNSENT,
    /** A whole answer came. */
    ANSWERED,
    /** The connection ended, or could not be made: it may have been done or not. */
    CUT,
    /** No whole answer came in time: it may have been done or not. */
    TIMED_OUT
}
