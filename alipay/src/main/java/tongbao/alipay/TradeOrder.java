package tongbao.alipay;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a buyer is asked to pay for, the same for every way to pay.
 *
 * @param totalAmount from 0.01 to 100,000,000 yuan
 * @param subject 1 to 256 characters; Alipay's pages say that {@code / = &} should not be in it
 * @param body at most 128 characters; comes back in notices and in the bill
 * @param timeExpire until when it may be paid, in whole seconds; without one Alipay's own default holds, which is
 *     15 days for pages and apps
 * @param notifyUrl where Alipay posts notices; at most 256 characters, no redirect. Without one nothing is posted
 * @param extra further fields of {@code biz_content} by name
 */
public record TradeOrder(
        OutTradeNo outTradeNo,
        Yuan totalAmount,
        String subject,
        Optional<String> body,
        Optional<Instant> timeExpire,
        Optional<URI> notifyUrl,
        Map<String, ExtraField> extra) {
    private static final Yuan AMOUNT_MAX = new Yuan(10_000_000_000L);

    public TradeOrder {
        if (totalAmount.fen() < 1 || totalAmount.compareTo(AMOUNT_MAX) > 0) {
            throw new IllegalArgumentException("total_amount must be from 0.01 to 100000000.00, not " + totalAmount);
        }
        Checks.length("subject", subject, 256);
        body.ifPresent(it -> Checks.length("body", it, 128));
        notifyUrl.ifPresent(it -> Checks.length("notify_url", it.toString(), 256));
        extra = Map.copyOf(extra);
    }

    public static TradeOrder of(OutTradeNo outTradeNo, Yuan totalAmount, String subject) {
        return new TradeOrder(
                outTradeNo, totalAmount, subject, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    public TradeOrder withBody(String text) {
        return new TradeOrder(outTradeNo, totalAmount, subject, Optional.of(text), timeExpire, notifyUrl, extra);
    }

    public TradeOrder withTimeExpire(Instant instant) {
        return new TradeOrder(outTradeNo, totalAmount, subject, body, Optional.of(instant), notifyUrl, extra);
    }

    public TradeOrder withNotifyUrl(URI url) {
        return new TradeOrder(outTradeNo, totalAmount, subject, body, timeExpire, Optional.of(url), extra);
    }

    public TradeOrder withExtra(Map<String, ExtraField> fields) {
        return new TradeOrder(outTradeNo, totalAmount, subject, body, timeExpire, notifyUrl, fields);
    }

    BizContent bizContent(String productCode) {
        return new BizContent()
                .put(outTradeNo)
                .put("total_amount", totalAmount.toString())
                .put("subject", subject)
                .put("body", body)
                .put("product_code", productCode)
                .putTime("time_expire", timeExpire);
    }
}
