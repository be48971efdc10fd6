package tongbao.alipay;

/**
 * The merchant's number of one transfer; a repeat carries the same number and the same contents.
 *
 * @param value 1 to 64 visible characters
 */
public record OutBizNo(String value) {
    public OutBizNo {
        Checks.visible("OutBizNo", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
