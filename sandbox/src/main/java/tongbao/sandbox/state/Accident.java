package tongbao.sandbox.state;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that shall go wrong at the next so many calls of a method, or sendings of a notice.
 *
 * @param subCode which refusal it is, for {@link Kind#REFUSED} and only there
 * @param httpStatus of the page that comes in place of an answer
 * @param skew by how much the sandbox's clock is wrong, for {@link Kind#CLOCK_SKEW} and only there
 */
public record Accident(
        String method,
        Kind kind,
        int times,
        Optional<Duration> delay,
        Optional<String> subCode,
        Optional<Integer> httpStatus,
        Optional<Duration> skew) {
    /** The word that stands for the sending of notices among the methods. */
    public static final String NOTICE = "notice";

    /** What goes wrong. */
    public enum Kind {
        /** The answer is ACQ.SYSTEM_ERROR and nothing happened. */
        SYSTEM_ERROR_BEFORE,
        /** The answer is ACQ.SYSTEM_ERROR, although it happened. */
        SYSTEM_ERROR_AFTER,
        /** The connection hangs and ends without an answer; nothing happened. */
        TIMEOUT_BEFORE,
        /** The connection hangs and ends without an answer; it happened. */
        TIMEOUT_AFTER,
        /** The connection is reset, with a RST and without an answer; nothing happened. */
        RESET_BEFORE,
        /** The connection is reset, with a RST and without an answer; it happened. */
        RESET_AFTER,
        /** It happened, and the connection breaks in the middle of the answer. */
        CUT_AFTER,
        /** It happened, and the answer's signature is wrong. */
        BAD_SIGNATURE,
        /** The answer is isv.app-call-limited and nothing happened. */
        THROTTLED,
        /** The answer is a refusal of the gateway's own, and nothing happened. */
        REFUSED,
        /** It happened, and the answer is right and late. */
        SLOW,
        /** It happened, and half of the answer comes as if it were all. */
        TRUNCATED_AFTER,
        /** A page comes in place of the answer, as from a proxy in front; nothing happened. */
        HTML_BEFORE,
        /** A page comes in place of the answer; it happened. */
        HTML_AFTER,
        /** The answer is isp.unknow-error, as while Alipay is looked after; nothing happened. */
        MAINTENANCE,
        /** The sandbox's clock is wrong for this call: it dates the answer, and version 3 looks at it. */
        CLOCK_SKEW,
        /** This sending is never made; the ladder goes on. */
        DROP,
        /** The notice is sent three times at once. */
        DUPLICATE,
        /** The sending is put off. */
        DELAY,
        /** The sending waits until another notice of the app has been sent, or for the next step of the ladder. */
        REORDER,
        /** In its place goes one over another amount, properly signed; the true one follows on the ladder. */
        WRONG_AMOUNT,
        /** In its place goes one signed by somebody else's key; the true one follows on the ladder. */
        FORGED,
        /** In its place goes one of which a digit was changed after signing; the true one follows on the ladder. */
        CORRUPT;

        public boolean isOfNotices() {
            return switch (this) {
                case DROP, DUPLICATE, DELAY, REORDER, WRONG_AMOUNT, FORGED, CORRUPT -> true;
                case SYSTEM_ERROR_BEFORE,
                        SYSTEM_ERROR_AFTER,
                        TIMEOUT_BEFORE,
                        TIMEOUT_AFTER,
                        RESET_BEFORE,
                        RESET_AFTER,
                        CUT_AFTER,
                        BAD_SIGNATURE,
                        THROTTLED,
                        REFUSED,
                        SLOW,
                        TRUNCATED_AFTER,
                        HTML_BEFORE,
                        HTML_AFTER,
                        MAINTENANCE,
                        CLOCK_SKEW -> false;
            };
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> named(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }
}
