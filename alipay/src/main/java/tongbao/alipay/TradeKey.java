package tongbao.alipay;

/** What names one trade at Alipay: the merchant's order number or Alipay's own trade number. */
public sealed interface TradeKey permits OutTradeNo, TradeNo {
    String value();
}
