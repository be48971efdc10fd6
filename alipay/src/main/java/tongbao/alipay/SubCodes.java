package tongbao.alipay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
                .orElseGet(() -> new SubCode(code, SubCode.Kind.UNKNOWN, messageSent));
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
        text().lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
            String[] cell = line.split("\t", -1);
            if (cell.length != 4) {
                throw new IllegalStateException("subcodes.tsv: not four cells: " + line);
            }
            var row = new SubCode(cell[1], SubCode.Kind.valueOf(cell[2]), cell[3]);
            if (table.put(cell[0] + "\t" + cell[1], row) != null) {
                throw new IllegalStateException("subcodes.tsv: twice: " + line);
            }
        });
        return Map.copyOf(table);
    }

    private static String text() {
        try (InputStream in = SubCodes.class.getResourceAsStream("subcodes.tsv")) {
            if (in == null) {
                throw new IllegalStateException("subcodes.tsv is missing beside " + SubCodes.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
