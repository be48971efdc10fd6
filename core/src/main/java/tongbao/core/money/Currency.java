package tongbao.core.money;

/** The currencies a payment can be made in. Alipay's mainland products know one. */
public enum Currency {
    CNY
}
