package tongbao.alipay;

import java.util.List;

/** Where and when a trade is settled, {@code settle_info}; platforms need it. */
public final class SettleInfo {
    private static final Field<SettleInfo, List<Part<Detail>>> SETTLE_DETAIL_INFOS =
            Field.parts("settle_detail_infos", 10);

    /** When the settlement is confirmed by itself, as {@code 1d} to {@code 365d}. */
    public static final Field<SettleInfo, String> SETTLE_PERIOD_TIME = Field.text("settle_period_time");

    private SettleInfo() {}

    /** How the receiver is named. */
    public enum TransInType implements Listed {
        /** A bank card bound at Alipay, by the number that Alipay gave it. */
        CARD_ALIAS_NO("cardAliasNo"),
        /** A user by number, 2088…. */
        USER_ID("userId"),
        /** A user by log-in. */
        LOGIN_NAME("loginName"),
        /** Whatever the sub-merchant has settled on; no receiver is named. */
        DEFAULT_SETTLE("defaultSettle");

        private final String word;

        TransInType(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /** The details; Alipay's page says that one is supported today. */
    public static Part<SettleInfo> of(List<Part<Detail>> details) {
        return Part.<SettleInfo>empty().with(SETTLE_DETAIL_INFOS, details);
    }

    /** One receiver, a row of {@code settle_detail_infos}. */
    public static final class Detail {
        private static final Field<Detail, TransInType> TRANS_IN_TYPE = Field.word("trans_in_type", TransInType.class);
        private static final Field<Detail, Yuan> AMOUNT = Field.yuan("amount");

        /** The receiver; none with {@link TransInType#DEFAULT_SETTLE}. */
        public static final Field<Detail, String> TRANS_IN = Field.text("trans_in");
        /** What is confirmed now, where a settlement is confirmed in parts; amount is then ignored. */
        public static final Field<Detail, Yuan> ACTUAL_AMOUNT = Field.yuan("actual_amount");
        /** Which sub-merchant or store is settled. */
        public static final Field<Detail, String> SETTLE_ENTITY_ID = Field.text("settle_entity_id");
        /** What {@link #SETTLE_ENTITY_ID} is: {@code SecondMerchant} or {@code Store}. */
        public static final Field<Detail, String> SETTLE_ENTITY_TYPE = Field.text("settle_entity_type");
        /** By what settlements are put together; only with a card. */
        public static final Field<Detail, String> SUMMARY_DIMENSION = Field.text("summary_dimension");

        private Detail() {}

        /**
         * A receiver.
         *
         * @param amount the whole amount of the trade when it is created or paid
         */
        public static Part<Detail> of(TransInType type, Yuan amount) {
            return Part.<Detail>empty().with(TRANS_IN_TYPE, type).with(AMOUNT, amount);
        }
    }
}
