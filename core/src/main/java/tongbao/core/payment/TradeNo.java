package tongbao.core.payment;

/** The channel's own number of a trade, for people who look it up there. */
public record TradeNo(String value) {
    public TradeNo {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("a trade number is 1 to 64 characters: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
