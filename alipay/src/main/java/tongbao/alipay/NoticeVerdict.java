package tongbao.alipay;

import java.util.Map;

/** What a posted notice turned out to be. */
public sealed interface NoticeVerdict {
    /** Alipay signed it. */
    record Genuine(Notice notice) implements NoticeVerdict {}

    /** Alipay signed it, but it is not a trade notice that this version can read; {@code detail} says why. */
    record Unfamiliar(Map<String, String> fields, String detail) implements NoticeVerdict {
        public Unfamiliar {
            fields = Map.copyOf(fields);
        }
    }

    /** Nothing says that Alipay sent it. Believe nothing of it, and do not answer {@code success}. */
    record NotGenuine(Reason reason, String detail) implements NoticeVerdict {}

    /** What is wrong with a notice that is not genuine, as exactly as can be found out. */
    enum Reason {
        TOO_LARGE,
        /** Not a form as browsers post it. */
        NOT_A_FORM,
        REPEATED_FIELD,
        /** The {@code charset} is neither UTF-8 nor GBK, or the bytes are not in it. */
        CHARSET,
        UNSIGNED,
        /** Not the configured one. */
        SIGN_TYPE,
        SIGN_NOT_BASE64,
        /** Form decoding was done once more before this library saw it. */
        DECODED_TWICE,
        /** Form encoding was done once more before this library saw it. */
        ENCODED_TWICE,
        /** Something on the way turned quotation marks and the like into HTML entities. */
        HTML_ESCAPED,
        /** White space was added to values. */
        BLANKS_ADDED,
        /** A field was added that Alipay did not sign, such as a parameter of the notify_url's own query. */
        FIELD_ADDED,
        /** Signed by the rule for messages (sign_type kept), which trade notices never are. */
        OTHER_RULE,
        /** Signed with the application's own key. */
        OWN_KEY,
        /** Changed on the way, forged, or the configured Alipay public key is not this app's. */
        SIGN_MISMATCH
    }
}
