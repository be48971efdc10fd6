package tongbao.alipay.doctor;

import java.util.Locale;

/** Text as it is shown to people: nothing in it is invisible. */
final class Shown {
    private Shown() {}

    /** A character by its code point and name, such as {@code U+00A0 (no-break space)}. */
    static String character(int codePoint) {
        String name = Character.getName(codePoint);
        String code = String.format(Locale.ROOT, "U+%04X", codePoint);
        String sign = Character.isWhitespace(codePoint) || !isVisible(codePoint)
                ? ""
                : "'" + Character.toString(codePoint) + "' ";
        return sign + code + (name == null ? "" : " (" + name.toLowerCase(Locale.ROOT) + ")");
    }

    static String text(String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(it -> {
            switch (it) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> {
                    if (it == ' ' || isVisible(it)) {
                        shown.appendCodePoint(it);
                    } else {
                        shown.append(String.format(Locale.ROOT, "\\u{%X}", it));
                    }
                }
            }
        });
        return shown.toString();
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
