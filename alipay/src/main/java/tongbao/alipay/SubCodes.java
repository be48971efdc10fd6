package tongbao.alipay;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The table {@code subcodes.tsv}: for each method what a sub-code means; gateway codes are the same for all methods.
 */
final class SubCodes {
    private static final String GATEWAY = "gateway";
    private static final Map<String, SubCode> TABLE = load();

    private SubCodes() {}

    static SubCode of(String method, String sent, String messageSent) {
        String code = withoutStrayPrefix(sent);
        return row(method, code)
                .or(() -> row(GATEWAY, code))
                .or(() -> rowOfBareName(code))
                .orElseGet(() -> new SubCode(code, SubCode.Kind.UNKNOWN, messageSent));
    }

    /** V3 calls a gateway code by its name alone: {@code invalid-app-id} is {@code isv.invalid-app-id}. */
    private static Optional<SubCode> rowOfBareName(String code) {
        return row(GATEWAY, "isv." + code).or(() -> row(GATEWAY, "aop." + code)).or(() -> row(GATEWAY, "isp." + code));
    }

    private static Optional<SubCode> row(String method, String code) {
        return Optional.ofNullable(TABLE.get(method + "\t" + code));
    }

    /** {@code aop.ACQ.SYSTEM_ERROR} and the misspelt {@code AQC.SYSTEM_ERROR} are {@code ACQ.SYSTEM_ERROR}. */
    private static String withoutStrayPrefix(String sent) {
        String code = sent.strip();
        if (code.startsWith("aop.ACQ.") || code.startsWith("isp.ACQ.") || code.startsWith("isv.ACQ.")) {
            code = code.substring("aop.".length());
        }
        return code.startsWith("AQC.") ? "ACQ." + code.substring("AQC.".length()) : code;
    }

    private static Map<String, SubCode> load() {
        var table = new HashMap<String, SubCode>();
        Resources.rows("subcodes.tsv").forEach(cell -> {
            if (cell.size() != 4) {
                throw new IllegalStateException("subcodes.tsv: not four cells: " + cell);
            }
            var row = new SubCode(cell.get(1), SubCode.Kind.valueOf(cell.get(2)), cell.get(3));
            if (table.put(cell.get(0) + "\t" + cell.get(1), row) != null) {
                throw new IllegalStateException("subcodes.tsv: twice: " + cell);
            }
        });
        return Map.copyOf(table);
    }
}
