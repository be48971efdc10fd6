package tongbao.alipay;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a payer is asked to freeze, the same for every way to freeze it.
 *
 * @param outOrderNo the merchant's number of the authorisation: 1 to 64 letters, digits and {@code _}
 * @param outRequestNo the merchant's number of this freezing; it may be the same text
 * @param orderTitle 1 to 100 characters
 * @param amount from 0.01 to 100,000,000 yuan
 * @param notifyUrl where Alipay posts notices; without one nothing is posted
 * @param extra optional fields
 */
public record FundAuthOrder(
        OutOrderNo outOrderNo,
        OutRequestNo outRequestNo,
        String orderTitle,
        Yuan amount,
        Optional<URI> notifyUrl,
        Map<String, ExtraField> extra) {
    /** Who is to be paid (2088…); this or the log-in lets payers use Huabei. */
    public static final Field<FundAuthOrder, String> PAYEE_USER_ID = Field.text("payee_user_id");
    /** Who is to be paid, by log-in. */
    public static final Field<FundAuthOrder, String> PAYEE_LOGON_ID = Field.text("payee_logon_id");
    /** How long the payer may wait to agree, {@code 1m} to {@code 15d}; by default {@code 15m}. */
    public static final Field<FundAuthOrder, String> PAY_TIMEOUT = Field.text("pay_timeout", 5);
    /** The same, by its other name. */
    public static final Field<FundAuthOrder, String> TIMEOUT_EXPRESS = Field.text("timeout_express", 5);
    /** What a payer without deposit is shown. */
    public static final Field<FundAuthOrder, DepositProductMode> DEPOSIT_PRODUCT_MODE =
            Field.word("deposit_product_mode", DepositProductMode.class);
    /** What will be paid afterwards. */
    public static final Field<FundAuthOrder, List<Part<PostPayment>>> POST_PAYMENTS = Field.parts("post_payments");
    /** What was agreed with Alipay, as JSON text: category, credit service and more. */
    public static final Field<FundAuthOrder, String> EXTRA_PARAM = Field.text("extra_param");
    /** Who has to be the payer, as JSON text. */
    public static final Field<FundAuthOrder, String> IDENTITY_PARAMS = Field.text("identity_params");
    /** What merchant and Alipay have agreed on, as JSON text. */
    public static final Field<FundAuthOrder, String> BUSINESS_PARAMS = Field.text("business_params");
    /** The only means that may be used, as JSON text. */
    public static final Field<FundAuthOrder, String> ENABLE_PAY_CHANNELS = Field.text("enable_pay_channels");
    /** Means that may not be used, as JSON text. */
    public static final Field<FundAuthOrder, String> DISABLE_PAY_CHANNELS = Field.text("disable_pay_channels");
    /** The currency of the amount, by default CNY. */
    public static final Field<FundAuthOrder, String> TRANS_CURRENCY = Field.text("trans_currency", 8);
    /** The currency that is settled in. */
    public static final Field<FundAuthOrder, String> SETTLE_CURRENCY = Field.text("settle_currency", 8);

    private static final Yuan AMOUNT_MAX = new Yuan(10_000_000_000L);

    public FundAuthOrder {
        if (amount.fen() < 1 || amount.compareTo(AMOUNT_MAX) > 0) {
            throw new IllegalArgumentException("amount must be from 0.01 to 100000000.00, not " + amount);
        }
        Checks.length("order_title", orderTitle, 100);
        notifyUrl.ifPresent(it -> Checks.length("notify_url", it.toString(), 256));
        extra = Map.copyOf(extra);
    }

    public static FundAuthOrder of(OutOrderNo outOrderNo, OutRequestNo outRequestNo, String orderTitle, Yuan amount) {
        return new FundAuthOrder(outOrderNo, outRequestNo, orderTitle, amount, Optional.empty(), Map.of());
    }

    public FundAuthOrder withNotifyUrl(URI url) {
        return new FundAuthOrder(outOrderNo, outRequestNo, orderTitle, amount, Optional.of(url), extra);
    }

    public <T> FundAuthOrder with(Field<? super FundAuthOrder, T> field, T value) {
        return new FundAuthOrder(outOrderNo, outRequestNo, orderTitle, amount, notifyUrl, field.put(extra, value));
    }

    BizContent bizContent(String productCode) {
        return new BizContent()
                .put("out_order_no", outOrderNo.value())
                .put("out_request_no", outRequestNo.value())
                .put("order_title", orderTitle)
                .put("amount", amount.toString())
                .put("product_code", productCode)
                .putAll(extra);
    }

    Map<String, String> echoes() {
        return Map.of("out_order_no", outOrderNo.value(), "out_request_no", outRequestNo.value());
    }

    /** What a payer without deposit is shown. */
    public enum DepositProductMode implements Listed {
        /** The amount to be paid afterwards is known. */
        POSTPAY,
        /** The amount to be paid afterwards is not known. */
        POSTPAY_UNCERTAIN,
        /** Only a deposit that is not asked for. */
        DEPOSIT_ONLY
    }

    /** Something that will be paid afterwards, a row of {@code post_payments}. */
    public static final class PostPayment {
        /** What it is. */
        public static final Field<PostPayment, String> NAME = Field.text("name");
        /** How much, if it is known. */
        public static final Field<PostPayment, Yuan> AMOUNT = Field.yuan("amount");
        /** How it is reckoned. */
        public static final Field<PostPayment, String> DESCRIPTION = Field.text("description");

        private PostPayment() {}

        public static Part<PostPayment> of(String name) {
            return Part.<PostPayment>empty().with(NAME, name);
        }
    }
}
