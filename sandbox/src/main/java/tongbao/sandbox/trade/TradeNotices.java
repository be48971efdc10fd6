package tongbao.sandbox.trade;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tongbao.sandbox.state.Notice;
import tongbao.sandbox.state.Notices;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.Product;
import tongbao.sandbox.state.Refund;
import tongbao.sandbox.state.Sql;
import tongbao.sandbox.state.Trade;
import tongbao.sandbox.wire.BeijingTime;

/** Which moves of a trade are told, to whom, and in which words. Only written down here; sent after the commit. */
final class TradeNotices {
    /** For the products where that is the custom. */
    private static final int REPEATS_AT_ONCE = 3;

    private final Numbers numbers;
    private final Supplier<Customs> customs;

    TradeNotices(Numbers numbers, Supplier<Customs> customs) {
        this.numbers = numbers;
        this.customs = customs;
    }

    void paid(Sql sql, Trade trade, Instant now) {
        String amount = trade.totalAmount().toString();
        tell(
                sql,
                trade,
                now,
                Map.of(
                        "receipt_amount", amount,
                        "invoice_amount", amount,
                        "buyer_pay_amount", amount,
                        "point_amount", "0.00",
                        "fund_bill_list", "[{\"amount\":\"" + amount + "\",\"fundChannel\":\"ALIPAYACCOUNT\"}]"));
    }

    void refunded(Sql sql, Trade trade, Refund refund) {
        tell(
                sql,
                trade,
                refund.refundedAt(),
                Map.of(
                        "refund_fee", trade.refundedAmount().toString(),
                        "gmt_refund", BeijingTime.millis(refund.refundedAt()),
                        "out_biz_no", refund.outRequestNo()));
    }

    void ended(Sql sql, Trade trade, Instant now) {
        if (customs.get().endsTold().contains(trade.order().product())) {
            tell(sql, trade, now, Map.of());
        }
    }

    private void tell(Sql sql, Trade trade, Instant now, Map<String, String> special) {
        Optional<String> url = trade.order().details().notifyUrl();
        if (url.isEmpty()) {
            return;
        }
        String notifyId = numbers.notifyId(sql, now, trade.buyer());
        Map<String, String> fields = fields(trade);
        fields.putAll(special);
        fields.put("notify_id", notifyId);
        Order order = trade.order();
        Notices.insert(
                sql,
                new Notice(
                        notifyId,
                        order.appId(),
                        order.key().outTradeNo(),
                        trade.status(),
                        url.orElseThrow(),
                        fields,
                        0,
                        now,
                        atOnce(order.product())));
    }

    private int atOnce(Product product) {
        return customs.get().repeatedAtOnce().contains(product) ? REPEATS_AT_ONCE : 0;
    }

    private static Map<String, String> fields(Trade trade) {
        Order order = trade.order();
        Map<String, String> fields = new HashMap<>();
        fields.put("notify_type", "trade_status_sync");
        fields.put("app_id", order.appId());
        fields.put("auth_app_id", order.details().authAppId().orElse(order.appId()));
        fields.put("charset", order.details().charsetName());
        fields.put("version", "1.0");
        fields.put("sign_type", order.details().signType().name());
        fields.put("trade_no", trade.tradeNo());
        fields.put("out_trade_no", order.key().outTradeNo());
        fields.put("buyer_id", trade.buyer().userId());
        fields.put("buyer_logon_id", trade.buyer().logonIdMasked());
        fields.put("seller_id", order.key().sellerId());
        fields.put("seller_email", "seller" + order.key().sellerId().substring(12) + "@sandbox.com");
        fields.put("trade_status", trade.status());
        fields.put("total_amount", trade.totalAmount().toString());
        fields.put("subject", order.subject());
        fields.put("gmt_create", BeijingTime.seconds(trade.createdAt()));
        order.details().body().ifPresent(body -> fields.put("body", body));
        order.details().passbackParams().ifPresent(params -> fields.put("passback_params", params));
        trade.standing().whenPaid().ifPresent(at -> fields.put("gmt_payment", BeijingTime.seconds(at)));
        trade.standing().whenClosed().ifPresent(at -> fields.put("gmt_close", BeijingTime.seconds(at)));
        return fields;
    }
}
