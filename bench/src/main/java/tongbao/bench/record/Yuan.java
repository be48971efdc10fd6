package tongbao.bench.record;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as the contract writes them, {@code 12.30}, and as fen. Written apart from the code that is measured. */
public final class Yuan {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,12})\\.(\\d{2})");

    private Yuan() {}

    public static String text(long fen) {
        long cents = fen % 100;
        return fen / 100 + (cents < 10 ? ".0" : ".") + cents;
    }

    /** Nothing when it is no amount with two decimals. */
    public static OptionalLong fen(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? OptionalLong.of(Long.parseLong(parts.group(1)) * 100 + Long.parseLong(parts.group(2)))
                : OptionalLong.empty();
    }
}
