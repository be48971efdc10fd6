package tongbao.core.payment;

import java.util.regex.Pattern;

/** The id of a business application: 1 to 64 of {@code A-Za-z0-9_-}. */
public record AppId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public AppId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an app id is 1 to 64 of A-Za-z0-9_-: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
