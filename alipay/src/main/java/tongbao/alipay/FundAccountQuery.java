package tongbao.alipay;

import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.fund.account.query}: how much money an account holds. It changes nothing, so a failed call may always
 * be repeated.
 */
public final class FundAccountQuery {
    static final String METHOD = "alipay.fund.account.query";

    private FundAccountQuery() {}

    /**
     * The account to look up.
     *
     * @param extra optional fields of this method
     */
    public record Request(AlipayUser user, Map<String, ExtraField> extra) {
        /** The product of an account in trust. */
        public static final Field<Request, String> ACCOUNT_PRODUCT_CODE = Field.text("account_product_code");
        /** The scene of an account in trust; this or the product. */
        public static final Field<Request, String> ACCOUNT_SCENE_CODE = Field.text("account_scene_code");
        /** The user at the merchant, with a virtual account. */
        public static final Field<Request, String> MERCHANT_USER_ID = Field.text("merchant_user_id");
        /** What was agreed with Alipay, as JSON text. */
        public static final Field<Request, String> EXT_INFO = Field.text("ext_info");

        public Request {
            extra = Map.copyOf(extra);
        }

        public static Request of(AlipayUser user) {
            return new Request(user, Map.of());
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(user, field.put(extra, value));
        }

        Call<Reply> call() {
            BizContent content = new BizContent()
                    .put(user, "alipay_user_id", "alipay_open_id")
                    .put("account_type", "ACCTRANS_ACCOUNT")
                    .putAll(extra);
            return new Call<>(Command.of(METHOD, content), Map.of(), Reply::of);
        }
    }

    /**
     * The account.
     *
     * @param availableAmount what can be spent
     * @param freezeAmount what is frozen
     */
    public record Reply(Yuan availableAmount, Optional<Yuan> freezeAmount, Map<String, String> fields)
            implements Answered<Reply> {
        /** All of it, at the end of a day. */
        public static final Field<Reply, Yuan> TOTAL_AMOUNT = Field.yuan("total_amount");
        /** Its parts, at the end of a day. */
        public static final Field<Reply, Part<Amounts>> AMOUNT_DETAIL = Field.part("amount_detail");
        /** The bank card behind it. */
        public static final Field<Reply, Part<ExtCard>> EXT_CARD_INFO = Field.part("ext_card_info");

        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("available_amount", Yuan::of), fields.find("freeze_amount", Yuan::of), fields.all());
        }
    }

    /** The parts of an account, {@code amount_detail}. */
    public static final class Amounts {
        /** What lies at the central bank. */
        public static final Field<Amounts, Yuan> ACS = Field.yuan("acs");
        /** What lies at banks. */
        public static final Field<Amounts, Yuan> BANK = Field.yuan("bank");

        private Amounts() {}
    }

    /** The bank card behind an account, {@code ext_card_info}. */
    public static final class ExtCard {
        /** Its number. */
        public static final Field<ExtCard, String> CARD_NO = Field.text("card_no");
        /** Whose it is. */
        public static final Field<ExtCard, String> BANK_ACC_NAME = Field.text("bank_acc_name");
        /** The bank. */
        public static final Field<ExtCard, String> CARD_BANK = Field.text("card_bank");
        /** The branch. */
        public static final Field<ExtCard, String> CARD_BRANCH = Field.text("card_branch");
        /** The branch's number. */
        public static final Field<ExtCard, String> CARD_DEPOSIT = Field.text("card_deposit");
        /** The branch's place. */
        public static final Field<ExtCard, String> CARD_LOCATION = Field.text("card_location");
        /** {@code A} if it may be used. */
        public static final Field<ExtCard, String> STATUS = Field.text("status");

        private ExtCard() {}
    }
}
