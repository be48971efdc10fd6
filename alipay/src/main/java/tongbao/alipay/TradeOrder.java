package tongbao.alipay;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a buyer is asked to pay for, the same for every way to pay.
 *
 * @param totalAmount from 0.01 to 100,000,000 yuan
 * @param subject 1 to 256 characters; Alipay's pages say that {@code / = &} should not be in it
 * @param body at most 128 characters; comes back in notices and in the bill
 * @param timeExpire until when it may be paid, in whole seconds; without one Alipay's own default holds, which is
 *     15 days for pages and apps
 * @param notifyUrl where Alipay posts notices; at most 256 characters, no redirect. Without one nothing is posted
 * @param extra optional fields of {@code biz_content}
 */
public record TradeOrder(
        OutTradeNo outTradeNo,
        Yuan totalAmount,
        String subject,
        Optional<String> body,
        Optional<Instant> timeExpire,
        Optional<URI> notifyUrl,
        Map<String, ExtraField> extra) {
    /** The goods, at most {@link GoodsDetail#ROWS_MAX} rows. */
    public static final Field<TradeOrder, List<Part<GoodsDetail>>> GOODS_DETAIL =
            Field.parts("goods_detail", GoodsDetail.ROWS_MAX);
    /** Instalments, providers, frozen money. */
    public static final Field<TradeOrder, Part<ExtendParams>> EXTEND_PARAMS = Field.part("extend_params");
    /** Who has to be the buyer. */
    public static final Field<TradeOrder, Part<ExtUserInfo>> EXT_USER_INFO = Field.part("ext_user_info");
    /** The merchant below a platform that the money is for. */
    public static final Field<TradeOrder, Part<SubMerchant>> SUB_MERCHANT = Field.part("sub_merchant");
    /** Where and when it is settled. */
    public static final Field<TradeOrder, Part<SettleInfo>> SETTLE_INFO = Field.part("settle_info");
    /** How it is shared when it is paid. */
    public static final Field<TradeOrder, Part<RoyaltyInfo>> ROYALTY_INFO = Field.part("royalty_info");
    /** Means that may not be used, such as {@code pcredit}; not together with the ones that may. */
    public static final Field<TradeOrder, List<String>> DISABLE_PAY_CHANNELS =
            Field.joined("disable_pay_channels", 128);
    /** Text that comes back in notices; the caller URL-encodes it, and it comes back so. At most 512 characters. */
    public static final Field<TradeOrder, String> PASSBACK_PARAMS = Field.text("passback_params", 512);
    /** The merchant's original number, if this order has another; at most 32 characters. */
    public static final Field<TradeOrder, String> MERCHANT_ORDER_NO = Field.text("merchant_order_no", 32);
    /** The merchant's number of the store, at most 32 characters. */
    public static final Field<TradeOrder, String> STORE_ID = Field.text("store_id", 32);
    /** Further fields that replies and notices should have, such as {@code hyb_amount}. */
    public static final Field<TradeOrder, List<String>> QUERY_OPTIONS = Field.texts("query_options");
    /**
     * How long it may be paid, {@code 1m} to {@code 15d} or {@code 1c} for until midnight; from when it is counted
     * differs by method, so prefer {@link #withTimeExpire}, which wins over this.
     */
    public static final Field<TradeOrder, String> TIMEOUT_EXPRESS =
            Field.form("timeout_express", Pattern.compile("[1-9][0-9]{0,4}[mhd]|1c"));

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

    public <T> TradeOrder with(Field<? super TradeOrder, T> field, T value) {
        return new TradeOrder(outTradeNo, totalAmount, subject, body, timeExpire, notifyUrl, field.put(extra, value));
    }

    BizContent bizContent(String productCode) {
        return new BizContent()
                .put(outTradeNo)
                .put("total_amount", totalAmount.toString())
                .put("subject", subject)
                .put("body", body)
                .put("product_code", productCode)
                .putTime("time_expire", timeExpire)
                .putAll(extra);
    }
}
