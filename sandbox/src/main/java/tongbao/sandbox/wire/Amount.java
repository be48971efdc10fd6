package tongbao.sandbox.wire;

import java.util.Optional;
import java.util.regex.Pattern;

/** An amount of yuan, kept as whole fen; its text has two decimals ({@code 88.88}), as Alipay writes it. */
public record Amount(long fen) implements Comparable<Amount> {
    public static final Amount ZERO = new Amount(0);
    /** Alipay's bound of one order: 100,000,000 yuan. */
    public static final Amount ORDER_MAX = new Amount(10_000_000_000L);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,12})(?:\\.(\\d{1,2}))?");

    public Amount {
        if (fen < 0) {
            throw new IllegalStateException("an amount is never negative: " + fen);
        }
    }

    /** The exact amount, or nothing when the text is no plain number of at most two decimals. */
    public static Optional<Amount> parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String decimals = matcher.group(2) == null ? "00" : (matcher.group(2) + "0").substring(0, 2);
        return Optional.of(new Amount(Long.parseLong(matcher.group(1)) * 100 + Long.parseLong(decimals)));
    }

    public Amount plus(Amount other) {
        return new Amount(Math.addExact(fen, other.fen));
    }

    public Amount minus(Amount other) {
        return new Amount(fen - other.fen);
    }

    @Override
    public int compareTo(Amount other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return fen / 100 + "." + (fen % 100 < 10 ? "0" : "") + fen % 100;
    }
}
