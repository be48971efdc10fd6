package tongbao.core.payment;

import java.util.Optional;
import java.util.regex.Pattern;

/** The business app's own number of a refund; names one refund of that payment. 1 to 64 of {@code A-Za-z0-9_-}. */
public record OutRequestNo(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public OutRequestNo {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("1 to 64 of A-Za-z0-9_-: " + value);
        }
    }

    public static Optional<OutRequestNo> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new OutRequestNo(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
