package tongbao.core.money;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount of money: whole fen, never negative, with its currency.
 *
 * <p>Text becomes money by {@link #read}, exactly or not at all; no floating-point number is on the way.
 */
public record Money(long fen, Currency currency) implements Comparable<Money> {
    /** The largest amount one trade may have at Alipay: 100,000,000.00 yuan. */
    public static final Money TRADE_MAX = ofFen(10_000_000_000L);

    public static final Money ZERO = ofFen(0);

    private static final Pattern YUAN = Pattern.compile("(0|[1-9][0-9]{0,11})(\\.[0-9]{1,2})?");

    public Money {
        if (fen < 0) {
            throw new IllegalArgumentException("an amount is never negative: " + fen + " fen");
        }
    }

    public static Money ofFen(long fen) {
        return new Money(fen, Currency.CNY);
    }

    /** Reads decimal yuan such as {@code 99.9} or {@code 99.90}; empty for anything else, {@code 1e2} included. */
    public static Optional<Money> read(String yuan) {
        if (!YUAN.matcher(yuan).matches()) {
            return Optional.empty();
        }
        return Optional.of(ofFen(new BigDecimal(yuan).movePointRight(2).longValueExact()));
    }

    /** Decimal yuan with two decimals, as it is written everywhere outside. */
    public String yuan() {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, same(other).fen), currency);
    }

    /** The difference; asking for less than nothing is a bug of the caller. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, same(other).fen), currency);
    }

    public boolean isZero() {
        return fen == 0;
    }

    public boolean exceeds(Money other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, same(other).fen);
    }

    @Override
    public String toString() {
        return yuan() + " " + currency;
    }

    private Money same(Money other) {
        if (other.currency != currency) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " don't mix");
        }
        return other;
    }
}
