package tongbao.alipay;

/**
 * Alipay's number of an amount that a user has frozen.
 *
 * @param value 1 to 64 visible characters
 */
public record AuthNo(String value) {
    public AuthNo {
        Checks.visible("AuthNo", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
