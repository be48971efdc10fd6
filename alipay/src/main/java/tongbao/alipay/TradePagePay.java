package tongbao.alipay;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.trade.page.pay}: the buyer pays in the browser of a computer. Signing sends nothing; a wrong order is
 * shown to the buyer as a page of Alipay's, and the merchant hears nothing of it.
 */
public final class TradePagePay {
    static final String METHOD = "alipay.trade.page.pay";
    private static final String PRODUCT_CODE = "FAST_INSTANT_TRADE_PAY";

    private TradePagePay() {}

    /** How the page shows its code; all but {@link #REDIRECT} are for an iframe in the merchant's own page. */
    public enum QrPayMode implements Listed {
        /** At least 600 by 300 pixels. */
        SIMPLE("0"),
        /** At least 300 by 600 pixels. */
        TALL("1"),
        /** The browser goes to Alipay's cashier; described on Alipay's page and missing in its list. */
        REDIRECT("2"),
        /** At least 75 by 75 pixels. */
        MINI("3"),
        /** As wide as {@link Request#QRCODE_WIDTH}. */
        OWN_WIDTH("4");

        private final String word;

        QrPayMode(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** Where the page is opened. */
    public enum IntegrationType implements Listed {
        ALIAPP,
        PCWEB
    }

    /**
     * A page to pay on.
     *
     * @param returnUrl where the browser comes back to; proves nothing
     * @param extra optional fields of this method
     */
    public record Request(TradeOrder order, Optional<URI> returnUrl, Map<String, ExtraField> extra) implements OnPage {
        /** How the page shows its code. */
        public static final Field<Request, QrPayMode> QR_PAY_MODE = Field.word("qr_pay_mode", QrPayMode.class);
        /** The width of the code in pixels, with {@link QrPayMode#OWN_WIDTH}. */
        public static final Field<Request, Long> QRCODE_WIDTH = Field.number("qrcode_width", 1, 9_999);
        /** Whether the page is opened in Alipay's app or on a computer, which is the default. */
        public static final Field<Request, IntegrationType> INTEGRATION_TYPE =
                Field.word("integration_type", IntegrationType.class);
        /** Where the buyer comes from, and goes back to who gives up in Alipay's app; at most 256 characters. */
        public static final Field<Request, URI> REQUEST_FROM_URL = Field.url("request_from_url", 256);
        /** An agreement that the buyer signs after paying. */
        public static final Field<Request, Part<AgreementSignParams>> AGREEMENT_SIGN_PARAMS =
                Field.part("agreement_sign_params");

        public Request {
            returnUrl.ifPresent(it -> Checks.length("return_url", it.toString(), 256));
            extra = Map.copyOf(extra);
        }

        public static Request of(TradeOrder order) {
            return new Request(order, Optional.empty(), Map.of());
        }

        public Request withReturnUrl(URI url) {
            return new Request(order, Optional.of(url), extra);
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(order, returnUrl, field.put(extra, value));
        }

        Command command() {
            return Command.of(METHOD, order.bizContent(PRODUCT_CODE).putAll(extra))
                    .with("notify_url", order.notifyUrl())
                    .with("return_url", returnUrl);
        }
    }

    /** An agreement that the buyer signs after paying, {@code agreement_sign_params}. */
    public static final class AgreementSignParams {
        private static final Field<AgreementSignParams, String> PERSONAL_PRODUCT_CODE =
                Field.text("personal_product_code");

        /** The merchant's unique number of the agreement: letters and digits, at most 32. */
        public static final Field<AgreementSignParams, String> EXTERNAL_AGREEMENT_NO =
                Field.text("external_agreement_no", 32);
        /** The user's log-in at the merchant, as shown. */
        public static final Field<AgreementSignParams, String> EXTERNAL_LOGON_ID = Field.text("external_logon_id");
        /** The scene, as agreed with Alipay; with a number of the merchant it is not {@code DEFAULT|DEFAULT}. */
        public static final Field<AgreementSignParams, String> SIGN_SCENE = Field.text("sign_scene");
        /** How long the agreement holds, such as {@code 2m} for two months or {@code 7d}; by default for ever. */
        public static final Field<AgreementSignParams, String> SIGN_VALIDITY_PERIOD =
                Field.text("sign_validity_period");
        /** With what sort of third party it is made; by default {@code PARTNER}. */
        public static final Field<AgreementSignParams, String> THIRD_PARTY_TYPE = Field.text("third_party_type");
        /** The application's number at Zhima. */
        public static final Field<AgreementSignParams, String> BUCKLE_APP_ID = Field.text("buckle_app_id");
        /** The merchant's number at Zhima. */
        public static final Field<AgreementSignParams, String> BUCKLE_MERCHANT_ID = Field.text("buckle_merchant_id");
        /** A promotion that was agreed with Alipay, as JSON text. */
        public static final Field<AgreementSignParams, String> PROMO_PARAMS = Field.text("promo_params");
        /** The merchant below the one that signs. */
        public static final Field<AgreementSignParams, Part<SignParams.Merchant>> SUB_MERCHANT =
                Field.part("sub_merchant");

        private AgreementSignParams() {}

        /** An agreement by the code that was agreed with Alipay. */
        public static Part<AgreementSignParams> of(String personalProductCode) {
            return Part.<AgreementSignParams>empty().with(PERSONAL_PRODUCT_CODE, personalProductCode);
        }
    }
}
