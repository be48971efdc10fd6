package tongbao.alipay;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/**
 * An agreement to withhold that the buyer signs while paying, {@code agreement_sign_params} of {@link TradeAppPay} and
 * {@link TradeCreate}. Whether it was signed is learned from its own notice or by {@link UserAgreementQuery}.
 */
public final class SignParams {
    private static final Field<SignParams, String> PRODUCT_CODE = Field.text("product_code");
    private static final Field<SignParams, String> PERSONAL_PRODUCT_CODE = Field.text("personal_product_code");
    private static final Field<SignParams, Part<AccessParams>> ACCESS_PARAMS = Field.part("access_params");

    /** The merchant's unique number of the agreement: letters and digits, at most 32. */
    public static final Field<SignParams, String> EXTERNAL_AGREEMENT_NO = Field.text("external_agreement_no", 32);
    /** The user's log-in at the merchant, as shown. */
    public static final Field<SignParams, String> EXTERNAL_LOGON_ID = Field.text("external_logon_id");
    /** The scene, as agreed with Alipay. */
    public static final Field<SignParams, String> SIGN_SCENE = Field.text("sign_scene");
    /** Where the notice of the signing goes, if not to the order's own address. */
    public static final Field<SignParams, URI> SIGN_NOTIFY_URL = Field.url("sign_notify_url");
    /** How many seconds may pass until the user sees the page. */
    public static final Field<SignParams, String> EFFECT_TIME = Field.text("effect_time");
    /** Whether plain withholding may take the place of the credit product; by default it may. */
    public static final Field<SignParams, Boolean> ALLOW_HUAZHI_DEGRADE = Field.flag("allow_huazhi_degrade");
    /** When and how much is taken; needed for the product of regular payments. */
    public static final Field<SignParams, Part<PeriodRule>> PERIOD_RULE_PARAMS = Field.part("period_rule_params");
    /** The merchant below the one that signs. */
    public static final Field<SignParams, Part<Merchant>> SUB_MERCHANT = Field.part("sub_merchant");
    /** Which means of payment come first. */
    public static final Field<SignParams, List<Part<Channel>>> RECOMMEND_SORT_CHANNEL_PARAMS =
            Field.parts("recommend_sort_channel_params");

    private SignParams() {}

    /**
     * An agreement.
     *
     * @param productCode such as {@code GENERAL_WITHHOLDING}
     * @param personalProductCode as agreed with Alipay
     * @param channel how the user comes to the page
     */
    public static Part<SignParams> of(String productCode, String personalProductCode, AccessChannel channel) {
        return Part.<SignParams>empty()
                .with(PRODUCT_CODE, productCode)
                .with(PERSONAL_PRODUCT_CODE, personalProductCode)
                .with(ACCESS_PARAMS, AccessParams.of(channel));
    }

    /** How a user comes to the page of an agreement. */
    public enum AccessChannel implements Listed {
        /** In the Alipay app. */
        ALIPAYAPP,
        /** By scanning a code. */
        QRCODE,
        /** By scanning a code or by a text message. */
        QRCODEORSMS
    }

    /** {@code access_params}. */
    public static final class AccessParams {
        private static final Field<AccessParams, AccessChannel> CHANNEL = Field.word("channel", AccessChannel.class);

        private AccessParams() {}

        static Part<AccessParams> of(AccessChannel channel) {
            return Part.<AccessParams>empty().with(CHANNEL, channel);
        }
    }

    /** How often and how much may be taken, {@code period_rule_params}. */
    public static final class PeriodRule {
        private static final Field<PeriodRule, PeriodType> PERIOD_TYPE = Field.word("period_type", PeriodType.class);
        private static final Field<PeriodRule, Long> PERIOD = Field.number("period", 1, 9_999);
        private static final Field<PeriodRule, LocalDate> EXECUTE_TIME = Field.day("execute_time");
        private static final Field<PeriodRule, Yuan> SINGLE_AMOUNT = Field.yuan("single_amount");

        /** The most in all. */
        public static final Field<PeriodRule, Yuan> TOTAL_AMOUNT = Field.yuan("total_amount");
        /** The most successful payments. */
        public static final Field<PeriodRule, Long> TOTAL_PAYMENTS = Field.number("total_payments", 1, 999_999);
        /** Cheaper beginnings. */
        public static final Field<PeriodRule, Part<SceneRule>> SCENE_RULE_PARAMS = Field.part("scene_rule_params");

        private PeriodRule() {}

        /**
         * A rule.
         *
         * @param period how many days or calendar months
         * @param executeTime the first day on which it is taken
         * @param singleAmount the most at one time
         */
        public static Part<PeriodRule> of(PeriodType type, long period, LocalDate executeTime, Yuan singleAmount) {
            return Part.<PeriodRule>empty()
                    .with(PERIOD_TYPE, type)
                    .with(PERIOD, period)
                    .with(EXECUTE_TIME, executeTime)
                    .with(SINGLE_AMOUNT, singleAmount);
        }
    }

    /** In what a period is counted. */
    public enum PeriodType implements Listed {
        DAY,
        MONTH
    }

    /** Cheaper beginnings, {@code scene_rule_params}. */
    public static final class SceneRule {
        /** How many payments are reduced. */
        public static final Field<SceneRule, String> DISCOUNT_PERIOD = Field.text("discount_period");
        /** How many days the low price holds. */
        public static final Field<SceneRule, String> LOW_PRICE_PERIOD = Field.text("low_price_period");

        private SceneRule() {}

        public static Part<SceneRule> of() {
            return Part.empty();
        }
    }

    /** The merchant below the one that signs, {@code sub_merchant}. */
    public static final class Merchant {
        /** Its number. */
        public static final Field<Merchant, String> SUB_MERCHANT_ID = Field.text("sub_merchant_id");
        /** Its name. */
        public static final Field<Merchant, String> SUB_MERCHANT_NAME = Field.text("sub_merchant_name");
        /** The name of what it offers. */
        public static final Field<Merchant, String> SUB_MERCHANT_SERVICE_NAME = Field.text("sub_merchant_service_name");
        /** What it offers, in more words. */
        public static final Field<Merchant, String> SUB_MERCHANT_SERVICE_DESCRIPTION =
                Field.text("sub_merchant_service_description");

        private Merchant() {}

        public static Part<Merchant> of() {
            return Part.empty();
        }
    }

    /** A means of payment that comes first, a row of {@code recommend_sort_channel_params}. */
    public static final class Channel {
        /** The sort of asset, as agreed with Alipay. */
        public static final Field<Channel, String> ASSET_TYPE_CODE = Field.text("asset_type_code");
        /** The institution. */
        public static final Field<Channel, String> INST_ID = Field.text("inst_id");

        private Channel() {}

        public static Part<Channel> of() {
            return Part.empty();
        }
    }
}
