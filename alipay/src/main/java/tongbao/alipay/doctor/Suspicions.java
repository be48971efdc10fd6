package tongbao.alipay.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Marks of damage that cannot be undone, so that no signature can prove it. */
final class Suspicions {
    private static final Pattern QUESTION_MARKS = Pattern.compile("\\?{3,}");

    private Suspicions() {}

    static List<Finding> of(Map<String, String> fields) {
        var findings = new ArrayList<Finding>();
        fields.forEach((name, value) -> {
            findings.addAll(of(name, value));
            if (value.startsWith("[Ljava.lang.String;@")) {
                findings.add(new Finding.Seen(Cause.VALUE_AS_LIST, "an array of Java was printed: " + name));
            }
        });
        return findings;
    }

    static List<Finding> of(String name, String text) {
        if (text.indexOf('\ufffd') >= 0) {
            return List.of(new Finding.Seen(
                    Cause.CHARSET_LOST, "U+FFFD stands where characters could not be decoded: " + name));
        }
        boolean othersCameThrough = text.chars().anyMatch(it -> it > 0x7f);
        return !othersCameThrough && QUESTION_MARKS.matcher(text).find()
                ? List.of(new Finding.Seen(
                        Cause.CHARSET_LOST, "??? stands where characters could not be encoded: " + name))
                : List.of();
    }
}
