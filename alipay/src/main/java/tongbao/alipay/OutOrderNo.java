package tongbao.alipay;

/**
 * The merchant's number of an authorisation, unique per merchant; Alipay documents letters, digits and {@code _}.
 *
 * @param value 1 to 64 visible characters
 */
public record OutOrderNo(String value) {
    public OutOrderNo {
        Checks.visible("OutOrderNo", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
