package tongbao.alipay.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a signature does not match. The words for each stand in {@code causes.tsv}; an accident is named as it happened
 * to the text after it was signed.
 */
public enum Cause {
    KEY_EMPTY(Family.KEY),
    KEY_NOT_A_KEY(Family.KEY),
    KEY_TRUNCATED(Family.KEY),
    KEY_CHARACTER_LOST(Family.KEY),
    KEY_DAMAGED(Family.KEY),
    KEY_MISTYPED(Family.KEY),
    KEY_BOM(Family.KEY),
    KEY_INVISIBLE_CHARACTER(Family.KEY),
    KEY_LITERAL_LINE_BREAKS(Family.KEY),
    KEY_QUOTED(Family.KEY),
    KEY_PEM_MANGLED(Family.KEY),
    KEY_LABEL_WRONG(Family.KEY),
    KEY_PERCENT_ENCODED(Family.KEY),
    KEY_BASE64URL(Family.KEY),
    KEY_WHITE_SPACE(Family.KEY),
    KEY_PLUS_LOST(Family.KEY),
    KEY_NOT_BASE64(Family.KEY),
    KEY_SEVERAL(Family.KEY),
    KEY_PRIVATE_FOR_PUBLIC(Family.KEY),
    KEY_PUBLIC_FOR_PRIVATE(Family.KEY),
    KEY_PKCS1_FOR_PKCS8(Family.KEY),
    KEY_PKCS8_FOR_PKCS1(Family.KEY),
    KEY_IS_CERTIFICATE(Family.KEY),
    KEY_FOR_CERTIFICATE(Family.KEY),
    KEY_IS_CERTIFICATE_REQUEST(Family.KEY),
    KEY_LOCKED(Family.KEY),
    KEY_IS_SM2(Family.KEY),
    KEY_NOT_RSA(Family.KEY),
    KEY_IS_SYMMETRIC(Family.KEY),
    KEY_TOO_SMALL(Family.KEY),
    KEY_OWN_AS_ALIPAYS(Family.KEY),
    KEY_NOT_A_PAIR(Family.KEY),
    KEY_NOT_REGISTERED(Family.KEY),
    KEY_OF_OTHER(Family.KEY),
    SIGNED_WITH_OWN_KEY(Family.KEY),
    SIGN_MISSING(Family.SIGN),
    SIGN_PLUS_TO_BLANK(Family.SIGN),
    SIGN_WHITE_SPACE(Family.SIGN),
    SIGN_PERCENT_ENCODED(Family.SIGN),
    SIGN_BASE64URL(Family.SIGN),
    SIGN_QUOTED(Family.SIGN),
    SIGN_JSON_ESCAPED(Family.SIGN),
    SIGN_HEXADECIMAL(Family.SIGN),
    SIGN_ENCODED_TWICE(Family.SIGN),
    SIGN_PADDING_LOST(Family.SIGN),
    SIGN_BYTES_REVERSED(Family.SIGN),
    SIGN_TRUNCATED(Family.SIGN),
    SIGN_CASE_LOST(Family.SIGN),
    SIGN_NOT_BASE64(Family.SIGN),
    SIGN_NOT_RSA(Family.SIGN),
    SIGN_OF_OTHER_SIZE(Family.SIGN),
    SIGN_TYPE_OTHER(Family.SIGN),
    SIGN_TYPE_CHANGED(Family.SIGN),
    SIGN_TYPE_LEFT_OUT(Family.SIGN),
    SIGN_TYPE_NOT_SIGNED(Family.SIGN),
    DIGEST_OTHER(Family.SIGN),
    SIGNED_BARE_DIGEST(Family.SIGN),
    FIELD_ADDED(Family.TEXT),
    FIELD_LOST(Family.TEXT),
    FIELD_REPEATED(Family.TEXT),
    FIELD_SPLIT(Family.TEXT),
    FIELD_JOINED(Family.TEXT),
    NAMES_REWRITTEN(Family.TEXT),
    NULL_AS_TEXT(Family.TEXT),
    EMPTY_SIGNED(Family.TEXT),
    NOT_SORTED(Family.TEXT),
    SIGNED_ENCODED(Family.TEXT),
    HASHED_FIRST(Family.TEXT),
    TEXT_FRAMED(Family.TEXT),
    NOT_DECODED(Family.TEXT),
    DECODED_TWICE(Family.TEXT),
    PLUS_TO_BLANK(Family.TEXT),
    PLUS_FOR_BLANK(Family.TEXT),
    HTML_ESCAPED(Family.TEXT),
    HTML_UNESCAPED(Family.TEXT),
    ENTITY_MISREAD(Family.TEXT),
    JSON_UNICODE_ESCAPED(Family.TEXT),
    BACKSLASHES_ADDED(Family.TEXT),
    VALUE_QUOTED(Family.TEXT),
    VALUE_AS_LIST(Family.TEXT),
    FILTERED(Family.TEXT),
    BLANKS_ADDED(Family.TEXT),
    BLANKS_LOST(Family.TEXT),
    LINE_BREAKS_CHANGED(Family.TEXT),
    NUMBERS_REWRITTEN(Family.TEXT),
    TIME_REWRITTEN(Family.TEXT),
    TIMESTAMP_CHANGED(Family.TEXT),
    WORD_CHANGED(Family.TEXT),
    UNICODE_NORMALISED(Family.TEXT),
    CHARSET_MISREAD(Family.CHARSET),
    CHARSET_DECLARED(Family.CHARSET),
    CHARSET_OF_SIGNATURE(Family.CHARSET),
    CHARSET_LOST(Family.CHARSET),
    JSON_ORDER_CHANGED(Family.BODY),
    JSON_SPACE_CHANGED(Family.BODY),
    JSON_SLASHES_CHANGED(Family.BODY),
    JSON_NULLS_ADDED(Family.BODY),
    ENCRYPTED_QUOTES(Family.BODY),
    ENCRYPTED_PLAIN_TEXT(Family.BODY),
    MESSAGE_QUOTED(Family.BODY),
    RESPONSE_REPEATED(Family.BODY),
    RESPONSE_NOT_ALIPAYS(Family.BODY),
    V3_LAST_LINE_OPEN(Family.V3),
    V3_LINE_ENDS(Family.V3),
    V3_BODY_LINE_BREAK(Family.V3),
    V3_EMPTY_LINE_MISSING(Family.V3),
    V3_EMPTY_BODY_FILLED(Family.V3),
    V3_BODY_NOT_SIGNED(Family.V3),
    V3_TOKEN_LINE_MISSING(Family.V3),
    V3_PATH_WITH_HOST(Family.V3),
    V3_PATH_WITHOUT_QUERY(Family.V3),
    V3_PATH_OTHERWISE(Family.V3),
    V3_QUERY_ORDER(Family.V3),
    V3_QUERY_ENCODING(Family.V3),
    V3_METHOD_OTHERWISE(Family.V3),
    V3_AUTHORIZATION_OTHERWISE(Family.V3),
    V3_ALGORITHM(Family.V3),
    V3_MULTIPART_WHOLE(Family.V3),
    V3_LINES_SWAPPED(Family.V3),
    CERTIFICATE_EXPIRED(Family.CERTIFICATE),
    CERTIFICATE_NOT_YET_VALID(Family.CERTIFICATE),
    CERTIFICATE_UNTRUSTED(Family.CERTIFICATE),
    CERTIFICATE_OF_OTHER_KEY(Family.CERTIFICATE),
    CERTIFICATE_NUMBER_MISSING(Family.CERTIFICATE),
    CERTIFICATE_NUMBER_NOT_SIGNED(Family.CERTIFICATE),
    CERTIFICATE_NUMBER_OF_OTHER(Family.CERTIFICATE),
    CERTIFICATE_NUMBER_SPELLING(Family.CERTIFICATE),
    CERTIFICATE_NUMBER_MISRECKONED(Family.CERTIFICATE),
    CERTIFICATE_NUMBER_UNKNOWN(Family.CERTIFICATE),
    ROOT_NUMBER_OTHER_ALGORITHMS(Family.CERTIFICATE),
    ROOT_NUMBER_INCOMPLETE(Family.CERTIFICATE),
    ROOT_NUMBER_ORDER(Family.CERTIFICATE),
    APP_OTHER(Family.AROUND),
    APP_OF_OTHER_ENVIRONMENT(Family.AROUND),
    HOST_WRONG(Family.AROUND),
    HOST_OF_OTHER_ENVIRONMENT(Family.AROUND),
    GATEWAY_REFUSED(Family.AROUND),
    TIMESTAMP_FORMAT(Family.AROUND),
    TIMESTAMP_ZONE(Family.AROUND),
    TIMESTAMP_STALE(Family.AROUND);

    /** What a cause is about. */
    public enum Family {
        KEY("the keys themselves"),
        SIGN("the signature as text"),
        TEXT("the parameters and values"),
        CHARSET("charsets"),
        BODY("bodies and responses"),
        V3("the lines of v3"),
        CERTIFICATE("certificate mode"),
        AROUND("what is around a signature");

        private final String words;

        Family(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private record Words(String what, String advice) {}

    private static final Map<String, Words> WORDS = load();

    private final Family family;

    Cause(Family family) {
        this.family = family;
    }

    public Family family() {
        return family;
    }

    /** What is wrong, in one sentence. */
    public String what() {
        return words().what;
    }

    /** What to do about it, in one sentence. */
    public String advice() {
        return words().advice;
    }

    private Words words() {
        Words words = WORDS.get(name());
        if (words == null) {
            throw new IllegalStateException("causes.tsv: no row for " + name());
        }
        return words;
    }

    private static Map<String, Words> load() {
        try (InputStream in = Cause.class.getResourceAsStream("causes.tsv")) {
            if (in == null) {
                throw new IllegalStateException("causes.tsv is missing beside " + Cause.class.getName());
            }
            var table = new HashMap<String, Words>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                List<String> cells = List.of(line.split("\t", -1));
                if (!line.startsWith("#") && cells.size() != 3) {
                    throw new IllegalStateException("causes.tsv: not three cells: " + line);
                }
                if (!line.startsWith("#") && table.put(cells.get(0), new Words(cells.get(1), cells.get(2))) != null) {
                    throw new IllegalStateException("causes.tsv: twice: " + line);
                }
            }
            return Map.copyOf(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
