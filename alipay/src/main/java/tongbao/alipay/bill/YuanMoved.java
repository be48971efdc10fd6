package tongbao.alipay.bill;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An amount of CNY as a bill has it, held exactly as whole fen: negative where it was taken away.
 *
 * @param fen at most {@link #FEN_MAX} to either side
 */
public record YuanMoved(long fen) implements Comparable<YuanMoved> {
    /** The largest amount of one line or of a total: 9,999,999,999,999.99 yuan. */
    public static final long FEN_MAX = 999_999_999_999_999L;

    public static final YuanMoved ZERO = new YuanMoved(0);

    private static final Pattern TEXT = Pattern.compile("[+-]?[0-9]{1,13}(\\.[0-9]{1,2})?");

    public YuanMoved {
        if (fen < -FEN_MAX || fen > FEN_MAX) {
            throw new IllegalArgumentException("fen must be at most " + FEN_MAX + " to either side, not " + fen);
        }
    }

    /** Text such as {@code -0.04}, {@code 20} or {@code +1.5} becomes an amount exactly; anything else is refused. */
    public static YuanMoved of(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not an amount of yuan with at most two decimals: " + text);
        }
        boolean negative = text.charAt(0) == '-';
        String plain = negative || text.charAt(0) == '+' ? text.substring(1) : text;
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String cents = point < 0 ? "" : plain.substring(point + 1);
        long fen = Long.parseLong(whole) * 100 + Long.parseLong((cents + "00").substring(0, 2));
        return new YuanMoved(negative ? -fen : fen);
    }

    public YuanMoved plus(YuanMoved other) {
        return new YuanMoved(fen + other.fen);
    }

    public YuanMoved minus(YuanMoved other) {
        return new YuanMoved(fen - other.fen);
    }

    /** How much, whichever way it moved. */
    public YuanMoved size() {
        return new YuanMoved(Math.abs(fen));
    }

    @Override
    public int compareTo(YuanMoved other) {
        return Long.compare(fen, other.fen);
    }

    /** The amount as a bill has it, for example {@code -0.04}. */
    @Override
    public String toString() {
        long size = Math.abs(fen);
        return String.format(Locale.ROOT, "%s%d.%02d", fen < 0 ? "-" : "", size / 100, size % 100);
    }
}
