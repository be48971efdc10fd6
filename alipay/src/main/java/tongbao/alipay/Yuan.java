package tongbao.alipay;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An amount of CNY as Alipay writes it: yuan with two decimals, held exactly as whole fen.
 *
 * @param fen never negative, at most {@link #FEN_MAX}
 */
public record Yuan(long fen) implements Comparable<Yuan> {
    /** The largest amount that is read or written: 99,999,999,999.99 yuan, far above what Alipay takes in one trade. */
    public static final long FEN_MAX = 9_999_999_999_999L;

    private static final Pattern TEXT = Pattern.compile("[0-9]{1,11}(\\.[0-9]{1,2})?");

    public Yuan {
        if (fen < 0 || fen > FEN_MAX) {
            throw new IllegalArgumentException("fen must be from 0 to " + FEN_MAX + ", not " + fen);
        }
    }

    /** Text such as {@code 88.88}, {@code 0.1} or {@code 20} becomes an amount exactly; anything else is refused. */
    public static Yuan of(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not an amount of yuan with at most two decimals: " + text);
        }
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String cents = point < 0 ? "" : text.substring(point + 1);
        return new Yuan(Long.parseLong(whole) * 100 + Long.parseLong((cents + "00").substring(0, 2)));
    }

    @Override
    public int compareTo(Yuan other) {
        return Long.compare(fen, other.fen);
    }

    /** The amount in Alipay's form, for example {@code 0.01}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d.%02d", fen / 100, fen % 100);
    }
}
