package tongbao.alipay;

/**
 * Alipay's number of one sharing, today 32 digits.
 *
 * @param value 1 to 64 visible characters
 */
public record SettleNo(String value) {
    public SettleNo {
        Checks.visible("SettleNo", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
