package tongbao.alipay;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.user.agreement.page.sign}: a user signs an agreement to withhold on a page of Alipay's. Signing the
 * page sends nothing; what became of it says the notice or {@link UserAgreementQuery}.
 */
public final class UserAgreementPageSign {
    static final String METHOD = "alipay.user.agreement.page.sign";

    private UserAgreementPageSign() {}

    /**
     * An agreement.
     *
     * @param personalProductCode as agreed with Alipay
     * @param productCode the contract's, such as {@code GENERAL_WITHHOLDING}
     * @param channel how the user comes to the page
     * @param notifyUrl where Alipay posts notices; at most 256 characters
     * @param returnUrl where the browser comes back to; proves nothing
     * @param extra optional fields of this method
     */
    public record Request(
            String personalProductCode,
            Optional<String> productCode,
            SignParams.AccessChannel channel,
            Optional<URI> notifyUrl,
            Optional<URI> returnUrl,
            Map<String, ExtraField> extra) {
        private static final Field<Request, Part<SignParams.AccessParams>> ACCESS_PARAMS = Field.part("access_params");
        /** The merchant's unique number of the agreement: letters and digits, at most 32. */
        public static final Field<Request, String> EXTERNAL_AGREEMENT_NO = Field.text("external_agreement_no", 32);
        /** The user's log-in at the merchant, as shown. */
        public static final Field<Request, String> EXTERNAL_LOGON_ID = Field.text("external_logon_id");
        /** The scene; needed with a number of the merchant, and then not {@code DEFAULT|DEFAULT}. */
        public static final Field<Request, String> SIGN_SCENE = Field.text("sign_scene");
        /** How long it holds, such as {@code 2m} or {@code 7d}; by default for ever. */
        public static final Field<Request, String> SIGN_VALIDITY_PERIOD = Field.text("sign_validity_period");
        /** When and how much is taken; needed for regular payments. */
        public static final Field<Request, Part<SignParams.PeriodRule>> PERIOD_RULE_PARAMS =
                Field.part("period_rule_params");
        /** The merchant below the one that signs. */
        public static final Field<Request, Part<SignParams.Merchant>> SUB_MERCHANT = Field.part("sub_merchant");
        /** How many seconds may pass until the user signs, at most 86,400. */
        public static final Field<Request, Long> EFFECT_TIME = Field.number("effect_time", 0, 86400);
        /** When the agreement begins: at once, or when the merchant says so. */
        public static final Field<Request, String> AGREEMENT_EFFECT_TYPE = Field.text("agreement_effect_type");
        /** Whether plain withholding may take the place of the credit product. */
        public static final Field<Request, Boolean> ALLOW_HUAZHI_DEGRADE =
                Field.flag("allow_huazhi_degrade", "true", "false");
        /** With what sort of third party it is made; by default {@code PARTNER}. */
        public static final Field<Request, String> THIRD_PARTY_TYPE = Field.text("third_party_type");
        /** Who has to be the user. */
        public static final Field<Request, Part<Identity>> IDENTITY_PARAMS = Field.part("identity_params");
        /** The ages that may sign, as JSON text with min and max. */
        public static final Field<Request, String> USER_AGE_RANGE = Field.text("user_age_range");
        /** A page of the merchant that the user passes through. */
        public static final Field<Request, URI> MERCHANT_PROCESS_URL = Field.url("merchant_process_url");
        /** The device that the agreement is for. */
        public static final Field<Request, Part<Device>> DEVICE_PARAMS = Field.part("device_params");
        /** The application at Zhima. */
        public static final Field<Request, Part<Zhima>> ZM_AUTH_PARAMS = Field.part("zm_auth_params");
        /** Particulars of the product. */
        public static final Field<Request, Part<ProductParams>> PROD_PARAMS = Field.part("prod_params");
        /** The only means that may be used. */
        public static final Field<Request, Part<Asset>> SPECIFIED_ASSET = Field.part("specified_asset");
        /** The means that comes first. */
        public static final Field<Request, Part<FirstChannel>> SPECIFIED_SORT_CHANNEL_PARAMS =
                Field.part("specified_sort_channel_params");
        /** A promotion that was agreed with Alipay, as JSON text. */
        public static final Field<Request, String> PROMO_PARAMS = Field.text("promo_params");
        /** What helps to tell risky users, as JSON text. */
        public static final Field<Request, String> OUT_RISK_INFO = Field.text("out_risk_info");
        /** Text that is passed through. */
        public static final Field<Request, String> PASS_PARAMS = Field.text("pass_params");

        public Request {
            notifyUrl.ifPresent(it -> Checks.length("notify_url", it.toString(), 256));
            returnUrl.ifPresent(it -> Checks.length("return_url", it.toString(), 256));
            extra = Map.copyOf(extra);
        }

        public static Request of(String personalProductCode, SignParams.AccessChannel channel) {
            return new Request(
                    personalProductCode, Optional.empty(), channel, Optional.empty(), Optional.empty(), Map.of());
        }

        public Request withProductCode(String code) {
            return new Request(personalProductCode, Optional.of(code), channel, notifyUrl, returnUrl, extra);
        }

        public Request withNotifyUrl(URI url) {
            return new Request(personalProductCode, productCode, channel, Optional.of(url), returnUrl, extra);
        }

        public Request withReturnUrl(URI url) {
            return new Request(personalProductCode, productCode, channel, notifyUrl, Optional.of(url), extra);
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(
                    personalProductCode, productCode, channel, notifyUrl, returnUrl, field.put(extra, value));
        }

        Command command() {
            BizContent content = new BizContent()
                    .put("personal_product_code", personalProductCode)
                    .put("product_code", productCode)
                    .put(ACCESS_PARAMS.name(), SignParams.AccessParams.of(channel))
                    .putAll(extra);
            return Command.of(METHOD, content).with("notify_url", notifyUrl).with("return_url", returnUrl);
        }
    }

    /** Who has to be the user, {@code identity_params}. */
    public static final class Identity {
        /** The name. */
        public static final Field<Identity, String> USER_NAME = Field.text("user_name");
        /** The number of the identity card. */
        public static final Field<Identity, String> CERT_NO = Field.text("cert_no");
        /** A hash of both, instead of them. */
        public static final Field<Identity, String> IDENTITY_HASH = Field.text("identity_hash");
        /** The user's number (2088…). */
        public static final Field<Identity, String> SIGN_USER_ID = Field.text("sign_user_id");
        /** The user as this application knows it. */
        public static final Field<Identity, String> SIGN_OPEN_ID = Field.text("sign_open_id");

        private Identity() {}

        public static Part<Identity> of() {
            return Part.empty();
        }
    }

    /** The device that an agreement is for, {@code device_params}. */
    public static final class Device {
        /** Its number. */
        public static final Field<Device, String> DEVICE_ID = Field.text("device_id");
        /** Its name. */
        public static final Field<Device, String> DEVICE_NAME = Field.text("device_name");
        /** Its sort. */
        public static final Field<Device, String> DEVICE_TYPE = Field.text("device_type");

        private Device() {}

        public static Part<Device> of() {
            return Part.empty();
        }
    }

    /** The application at Zhima, {@code zm_auth_params}. */
    public static final class Zhima {
        /** The application's number there. */
        public static final Field<Zhima, String> BUCKLE_APP_ID = Field.text("buckle_app_id");
        /** The merchant's number there. */
        public static final Field<Zhima, String> BUCKLE_MERCHANT_ID = Field.text("buckle_merchant_id");

        private Zhima() {}

        public static Part<Zhima> of() {
            return Part.empty();
        }
    }

    /** Particulars of the product, {@code prod_params}. */
    public static final class ProductParams {
        /** Particulars of the pre-authorisation. */
        public static final Field<ProductParams, String> AUTH_BIZ_PARAMS = Field.text("auth_biz_params");
        /** What a consultation before has given. */
        public static final Field<ProductParams, String> PRE_CONSULT_ID = Field.text("pre_consult_id");
        /** A promotion from the merchant's own cashier. */
        public static final Field<ProductParams, String> PAY_OPERATION_INFO = Field.text("pay_operation_info");

        private ProductParams() {}

        public static Part<ProductParams> of() {
            return Part.empty();
        }
    }

    /** The only means that may be used, {@code specified_asset}. */
    public static final class Asset {
        /** The sort of means. */
        public static final Field<Asset, String> PAY_TOOL_TYPE = Field.text("pay_tool_type");
        /** The institution. */
        public static final Field<Asset, String> INST_ID = Field.text("inst_id");
        /** The card. */
        public static final Field<Asset, String> BANK_CARD_NO = Field.text("bank_card_no");
        /** Why only this one. */
        public static final Field<Asset, String> SPECIFIED_REASON_CODE = Field.text("specified_reason_code");

        private Asset() {}

        public static Part<Asset> of() {
            return Part.empty();
        }
    }

    /** The means that comes first, {@code specified_sort_channel_params}. */
    public static final class FirstChannel {
        /** The sort of means. */
        public static final Field<FirstChannel, String> PAY_TOOL_TYPE = Field.text("pay_tool_type");
        /** The sort of asset. */
        public static final Field<FirstChannel, String> ASSET_TYPE_CODE = Field.text("asset_type_code");
        /** The asset's own agreement. */
        public static final Field<FirstChannel, String> ASSET_ID = Field.text("asset_id");
        /** The institution. */
        public static final Field<FirstChannel, String> INST_ID = Field.text("inst_id");
        /** {@code DD} for debit cards, {@code CC} for credit cards. */
        public static final Field<FirstChannel, String> BANK_CARD_TYPE = Field.text("bank_card_type");

        private FirstChannel() {}

        public static Part<FirstChannel> of() {
            return Part.empty();
        }
    }
}
