package tongbao.sandbox.trade;

import java.util.LinkedHashMap;
import java.util.Map;

/** What Alipay answers instead of doing it. Thrown, so that it undoes whatever its transaction had begun. */
public final class Refusal extends RuntimeException {
    private final Kind kind;
    private final String subCode;
    private final String subMsg;
    private final transient Map<String, Object> members;

    private Refusal(Kind kind, String subCode, String subMsg, Map<String, Object> members) {
        super(subCode + " " + subMsg, null, false, false);
        this.kind = kind;
        this.subCode = subCode;
        this.subMsg = subMsg;
        this.members = members;
    }

    /** The groups of Alipay's gateway codes. */
    public enum Kind {
        MISSING("40001", "Missing Required Arguments"),
        INVALID("40002", "Invalid Arguments"),
        BUSINESS("40004", "Business Failed"),
        LIMITED("40005", "Call Limited");

        private final String code;
        private final String msg;

        Kind(String code, String msg) {
            this.code = code;
            this.msg = msg;
        }

        public Refusal because(String subCode, String subMsg) {
            return new Refusal(this, subCode, subMsg, Map.of());
        }
    }

    public static Refusal business(String word, String subMsg) {
        return Kind.BUSINESS.because("ACQ." + word, subMsg);
    }

    public static Refusal invalidParameter(String field) {
        return business("INVALID_PARAMETER", "参数无效：" + field);
    }

    /** The same refusal; its answer also shows these members. */
    public Refusal showing(Map<String, Object> shown) {
        return new Refusal(kind, subCode, subMsg, shown);
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
