package tongbao.core.payment;

import java.util.Optional;
import java.util.regex.Pattern;

/** The business app's own number of an order; names one payment of that app. 1 to 64 of {@code A-Za-z0-9_-}. */
public record OutTradeNo(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public OutTradeNo {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("1 to 64 of A-Za-z0-9_-: " + value);
        }
    }

    public static Optional<OutTradeNo> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new OutTradeNo(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
