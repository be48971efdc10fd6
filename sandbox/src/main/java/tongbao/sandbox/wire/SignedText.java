package tongbao.sandbox.wire;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The text under a signature: the pairs without {@code sign} and without blanks, sorted by name, raw values. */
public final class SignedText {
    private SignedText() {}

    /** Of a request to the gateway: {@code sign_type} is signed. */
    public static String ofRequest(Map<String, String> pairs) {
        return of(pairs, Set.of("sign"));
    }

    /** Of a notice or a return address ("V1"): {@code sign_type} is not signed. */
    public static String ofNotice(Map<String, String> pairs) {
        return of(pairs, Set.of("sign", "sign_type"));
    }

    private static String of(Map<String, String> pairs, Set<String> unsigned) {
        return new TreeMap<>(pairs)
                .entrySet().stream()
                        .filter(pair -> !unsigned.contains(pair.getKey()))
                        .filter(pair -> !isBlank(pair.getValue()))
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .collect(Collectors.joining("&"));
    }

    private static boolean isBlank(String value) {
        return value.chars().allMatch(Character::isWhitespace);
    }
}
