package tongbao.alipay;

/** The rules that several values of a request share; a breach is a bug of the caller. */
final class Checks {
    private Checks() {}

    static void visible(String what, String value, int lengthMax) {
        length(what, value, lengthMax);
        if (!value.codePoints().allMatch(Checks::isVisible)) {
            throw new IllegalArgumentException(what + " must be visible characters without white space");
        }
    }

    static void length(String what, String value, int lengthMax) {
        if (value.isBlank() || value.length() > lengthMax) {
            throw new IllegalArgumentException(
                    what + " must be 1 to " + lengthMax + " characters and not blank, but has " + value.length());
        }
    }

    private static boolean isVisible(int codePoint) {
        return !Character.isWhitespace(codePoint) && !Character.isISOControl(codePoint);
    }
}
