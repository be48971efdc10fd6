package tongbao.alipay;

/**
 * The merchant's number of one refund, sharing or freezing; a repeat carries the same number and the same amount.
 *
 * @param value 1 to 64 visible characters
 */
public record OutRequestNo(String value) {
    public OutRequestNo {
        Checks.visible("OutRequestNo", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
