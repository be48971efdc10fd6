package tongbao.core.payment;

/** The account at the channel that an attempt is pinned to, for as long as it can be refunded. */
public record AccountId(String value) {
    public AccountId {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("an account id is 1 to 64 characters: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
