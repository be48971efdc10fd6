package tongbao.alipay;

import java.util.Map;
import java.util.Optional;

/**
 * How a call to Alipay ended, as far as a verified signature lets us know.
 *
 * @param <R> the reply of the method that was called
 */
public sealed interface Outcome<R> {
    /** Alipay did it and signed that it did. */
    record Done<R>(R reply) implements Outcome<R> {}

    /**
     * This call did nothing: the answer is signed, and its sub-code is listed as final. It says nothing about an
     * earlier call under the same number whose outcome is unknown.
     *
     * @param code the gateway's code, such as {@code 40004}
     * @param message Alipay's own words
     * @param fields the rest of the answer; an object or array is kept as JSON text
     */
    record Refused<R>(String code, SubCode subCode, String message, Map<String, String> fields) implements Outcome<R> {
        public Refused {
            fields = Map.copyOf(fields);
        }

        /** Whether Alipay says that it knows no such trade. */
        public boolean isTradeMissing() {
            return subCode.isTradeMissing();
        }
    }

    /**
     * Nobody here knows what happened, unless {@code why} is {@link Why#NOT_SENT}.
     *
     * @param detail for people, without secrets
     * @param subCode what the answer claimed, if it had a sub-code; proof only of what to ask next
     */
    record Unknown<R>(Why why, String detail, Optional<SubCode> subCode) implements Outcome<R> {}

    /** Why the outcome is unknown. */
    enum Why {
        /** Nothing can have reached Alipay: no such host, connection refused, no TLS. */
        NOT_SENT,
        /** Alipay may have acted: time-out, cut connection, not an answer, or an answer that decides nothing. */
        SENT,
        /** There was an answer, but not one that Alipay signed for this call; Alipay may have acted. */
        UNTRUSTWORTHY
    }
}
