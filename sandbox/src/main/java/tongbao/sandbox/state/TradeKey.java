package tongbao.sandbox.state;

/** What names one trade for ever: the seller and the seller's own number. */
public record TradeKey(String sellerId, String outTradeNo) {}
