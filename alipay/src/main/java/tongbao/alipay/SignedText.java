package tongbao.alipay;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text that is signed: parameters with a value, sorted by name, {@code name=value} joined by {@code &}, nothing
 * encoded.
 *
 * <p>"Without a value" is {@link Character#isWhitespace} for every character: U+3000 alone is left out, U+00A0 alone is
 * kept. The order is that of {@link String#compareTo}.
 */
final class SignedText {
    /** Characters of most texts. */
    private static final int TYPICAL = 1024;

    private SignedText() {}

    static String of(Map<String, String> parameters) {
        var text = new StringBuilder(TYPICAL);
        sorted(parameters).forEach((name, value) -> {
            if (!isBlank(value)) {
                text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value);
            }
        });
        return text.toString();
    }

    private static SortedMap<String, String> sorted(Map<String, String> parameters) {
        return parameters instanceof SortedMap<String, String> sorted && sorted.comparator() == null
                ? sorted
                : new TreeMap<>(parameters);
    }

    /** The parameters that are signed, and so the only ones that may be sent. */
    static SortedMap<String, String> withValue(Map<String, String> parameters) {
        var kept = new TreeMap<String, String>();
        parameters.forEach((name, value) -> {
            if (!isBlank(value)) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private static boolean isBlank(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!Character.isWhitespace(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
