package tongbao.alipay;

import java.time.Duration;
import java.util.Optional;

/**
 * Hears of every call that is sent to Alipay, for metrics and logs; nothing that it hears is secret or personal.
 *
 * <p>It is called on the thread of the caller, who waits for it. What it throws goes to that thread's handler of
 * uncaught exceptions and changes no outcome.
 */
public interface AlipayListener {
    /** Hears nothing. */
    AlipayListener NONE = new AlipayListener() {};

    /** A call is signed and about to be sent. */
    default void started(Started call) {}

    /** A call has its outcome; follows each {@link #started}, whatever happens. */
    default void ended(Ended call) {}

    /**
     * A call that is about to be sent.
     *
     * @param number tells the calls of one client apart
     */
    record Started(long number, String method, Protocol protocol) {}

    /**
     * How a call went.
     *
     * @param subCode the code that it was refused with, or that an answer which decides nothing claims
     * @param traceId by which Alipay's support finds the call
     * @param signing until the request was signed
     * @param waiting until the response was there, or nobody waited any more
     * @param checking until its signature was checked and its meaning known
     */
    record Ended(
            Started call,
            Result result,
            Optional<String> subCode,
            Optional<String> traceId,
            Duration signing,
            Duration waiting,
            Duration checking) {}

    /** The kinds of {@link Outcome}. */
    enum Result {
        DONE,
        REFUSED,
        /** Nothing can have reached Alipay. */
        NOT_SENT,
        /** Alipay may have acted. */
        SENT,
        /** What came back is not Alipay's word, and Alipay may have acted. */
        UNTRUSTWORTHY,
        /** A bug: the caller got an exception. */
        BROKEN
    }
}
