package tongbao.alipay;

/**
 * The merchant's number of an order, unique per merchant; Alipay documents letters, digits and {@code _}.
 *
 * @param value 1 to 64 visible characters
 */
public record OutTradeNo(String value) implements TradeKey {
    public OutTradeNo {
        Checks.visible("OutTradeNo", value, 64);
    }

    @Override
    public String toString() {
        return value;
    }
}
