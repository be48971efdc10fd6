package tongbao.bench.micro;

/** Texts as business apps send them. */
final class Bodies {
    /** A create of ordinary size. */
    static final String CREATE = "{\"out_trade_no\":\"A-20261122-000001\",\"total_amount\":\"99.90\","
            + "\"subject\":\"明前龙井 250 克\",\"product\":\"page\",\"expires_in\":1800,"
            + "\"return_url\":\"https://shop.example.com/orders/20261122-000001?from=alipay\","
            + "\"metadata\":{\"cart\":\"c-77120\",\"customer\":\"u-1001\"}}";

    private Bodies() {}
}
