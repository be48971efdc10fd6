package tongbao.alipay;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The text that is signed: parameters with a value, sorted by name, {@code name=value} joined by {@code &}, nothing
 * encoded.
 *
 * <p>"Without a value" is {@link Character#isWhitespace} for every character: U+3000 alone is left out, U+00A0 alone is
 * kept. The order is that of {@link String#compareTo}.
 */
final class SignedText {
    private SignedText() {}

    static String of(Map<String, String> parameters) {
        return withValue(parameters).entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining("&"));
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
        return value.chars().allMatch(Character::isWhitespace);
    }
}
