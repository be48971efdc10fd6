package tongbao.alipay;

import java.util.Locale;

/** One share of a trade's money, a row of {@code royalty_parameters} or {@code refund_royalty_parameters}. */
public final class RoyaltyParameter {
    private static final Field<RoyaltyParameter, AccountType> TRANS_IN_TYPE =
            Field.word("trans_in_type", AccountType.class);
    private static final Field<RoyaltyParameter, String> TRANS_IN = Field.text("trans_in");
    /** How much; this or the percentage. */
    public static final Field<RoyaltyParameter, Yuan> AMOUNT = Field.yuan("amount");
    /** How much in per cent, from 1 to 100; this or the amount. */
    public static final Field<RoyaltyParameter, Long> AMOUNT_PERCENTAGE = Field.number("amount_percentage", 1, 100);
    /** What is done; by default a share is paid. */
    public static final Field<RoyaltyParameter, RoyaltyType> ROYALTY_TYPE =
            Field.word("royalty_type", RoyaltyType.class);
    /** The receiver's name; if it is given Alipay compares it. */
    public static final Field<RoyaltyParameter, String> TRANS_IN_NAME = Field.text("trans_in_name");
    /** How {@link #TRANS_OUT} names the account. */
    public static final Field<RoyaltyParameter, AccountType> TRANS_OUT_TYPE =
            Field.word("trans_out_type", AccountType.class);
    /** Who pays, by default the trade's receiver. */
    public static final Field<RoyaltyParameter, String> TRANS_OUT = Field.text("trans_out");
    /** What it is for. */
    public static final Field<RoyaltyParameter, String> DESC = Field.text("desc");
    /** What it is for, from Alipay's list. */
    public static final Field<RoyaltyParameter, RoyaltyScene> ROYALTY_SCENE =
            Field.word("royalty_scene", RoyaltyScene.class);

    private RoyaltyParameter() {}

    /** A share for this receiver. */
    public static Part<RoyaltyParameter> of(AccountType type, String account) {
        return Part.<RoyaltyParameter>empty().with(TRANS_IN_TYPE, type).with(TRANS_IN, account);
    }

    /** How an account is named. */
    public enum AccountType implements Listed {
        /** By the user's number, 2088…. */
        USER_ID("userId"),
        /** By the user's log-in. */
        LOGIN_NAME("loginName"),
        /** By the user as this application knows it. */
        OPEN_ID("openId"),
        /** By a bank card bound at Alipay; not where merchants share. */
        CARD_ALIAS_NO("cardAliasNo");

        private final String word;

        AccountType(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** What is done with a share. */
    public enum RoyaltyType implements Listed {
        /** It is paid. */
        TRANSFER,
        /** The payer puts money in. */
        REPLENISH;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a share is for. */
    public enum RoyaltyScene implements Listed {
        INFLUENCER_COMMISSION("达人佣金"),
        PLATFORM_FEE("平台服务费"),
        TECHNICAL_FEE("技术服务费"),
        OTHER("其他");

        private final String word;

        RoyaltyScene(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
