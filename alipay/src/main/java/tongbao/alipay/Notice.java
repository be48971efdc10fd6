package tongbao.alipay;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What Alipay posts to a {@code notify_url} when the state of a trade changes ({@code trade_status_sync}). It may come
 * late, repeatedly and out of order; repeats carry the same {@code notifyId}.
 *
 * @param totalAmount the amount of the order
 * @param refundFee all that was ever refunded of this trade; only after a refund
 * @param outBizNo the refund that caused this notice: its {@code out_request_no}, or the order's number if it had none
 * @param gmtPayment when it was paid; absent if it never was
 * @param fields the whole notice by name, {@code sign} and {@code sign_type} left out
 */
public record Notice(
        String notifyId,
        String appId,
        Optional<String> sellerId,
        OutTradeNo outTradeNo,
        TradeNo tradeNo,
        TradeStatus tradeStatus,
        Yuan totalAmount,
        Optional<Yuan> receiptAmount,
        Optional<Yuan> refundFee,
        Optional<String> outBizNo,
        Optional<Instant> notifyTime,
        Optional<Instant> gmtPayment,
        Optional<Instant> gmtRefund,
        Optional<Instant> gmtClose,
        Map<String, String> fields) {
    static final String TYPE = "trade_status_sync";

    public Notice {
        fields = Map.copyOf(fields);
    }

    static Notice of(Fields fields) {
        if (!fields.need("notify_type").equals(TYPE)) {
            throw new Fields.Undecided("notify_type is not " + TYPE);
        }
        return new Notice(
                fields.need("notify_id"),
                fields.need("app_id"),
                fields.find("seller_id"),
                fields.need("out_trade_no", OutTradeNo::new),
                fields.need("trade_no", TradeNo::new),
                fields.needStatus(),
                fields.need("total_amount", Yuan::of),
                fields.find("receipt_amount", Yuan::of),
                fields.find("refund_fee", Yuan::of),
                fields.find("out_biz_no"),
                fields.findTime("notify_time"),
                fields.findTime("gmt_payment"),
                fields.findTime("gmt_refund"),
                fields.findTime("gmt_close"),
                fields.all());
    }
}
