package tongbao.sandbox.trade;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What Alipay answers instead of doing it. Thrown, so that it undoes whatever its transaction had begun. */
public final class Refusal extends RuntimeException {
    private final Kind kind;
    private final String subCode;
    private final String subMsg;
    private final int status;
    private final transient Map<String, Object> members;

    private Refusal(Kind kind, String subCode, String subMsg, int status, Map<String, Object> members) {
        super(subCode + " " + subMsg, null, false, false);
        this.kind = kind;
        this.subCode = subCode;
        this.subMsg = subMsg;
        this.status = status;
        this.members = members;
    }

    /** The groups of Alipay's gateway codes, each with the HTTP status that version 3 has for it. */
    public enum Kind {
        UNAVAILABLE("20000", "Service Currently Unavailable", 500),
        UNAUTHORISED("20001", "Insufficient Token Permissions", 401),
        MISSING("40001", "Missing Required Arguments", 400),
        INVALID("40002", "Invalid Arguments", 400),
        CONDITION("40003", "Insufficient Conditions", 400),
        BUSINESS("40004", "Business Failed", 400),
        LIMITED("40005", "Call Limited", 429),
        FORBIDDEN("40006", "Insufficient Permissions", 401);

        private final String code;
        private final String msg;
        private final int status;

        Kind(String code, String msg, int status) {
            this.code = code;
            this.msg = msg;
            this.status = status;
        }

        public Refusal because(String subCode, String subMsg) {
            return new Refusal(this, subCode, subMsg, status, Map.of());
        }
    }

    public static Refusal business(String word, String subMsg) {
        return Kind.BUSINESS.because("ACQ." + word, subMsg);
    }

    /** Of the methods whose words have no prefix. */
    public static Refusal bare(String word, String subMsg) {
        return Kind.BUSINESS.because(word, subMsg);
    }

    public static Refusal invalidParameter(String field) {
        return business("INVALID_PARAMETER", "参数无效：" + field);
    }

    /** The same refusal; its answer also shows these members, by name. */
    public Refusal showing(Map<String, Object> shown) {
        return new Refusal(kind, subCode, subMsg, status, new TreeMap<>(shown));
    }

    /** The same refusal in other words. */
    public Refusal saying(String text) {
        return new Refusal(kind, subCode, text, status, members);
    }

    /** The same refusal with another HTTP status than its group has in version 3. */
    public Refusal withStatus(int other) {
        return new Refusal(kind, subCode, subMsg, other, members);
    }

    /** The HTTP status of version 3; version 2 always has 200. */
    public int status() {
        return status;
    }

    public String subCode() {
        return subCode;
    }

    public String subMsg() {
        return subMsg;
    }

    /** The node of the answer. */
    public Map<String, Object> node() {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("code", kind.code);
        node.put("msg", kind.msg);
        node.put("sub_code", subCode);
        node.put("sub_msg", subMsg);
        node.putAll(members);
        return node;
    }
}
