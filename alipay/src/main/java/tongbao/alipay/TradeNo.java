package tongbao.alipay;

/**
 * Alipay's own number of a trade, today 28 digits.
 *
 * @param value 1 to 64 visible characters
 */
public record TradeNo(String value) implements TradeKey {
    public TradeNo {
        Checks.visible("TradeNo", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
