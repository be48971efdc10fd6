package tongbao.alipay;

import java.util.List;

/** What Alipay charges, a row of {@code charge_info_list}; only for banks. */
public final class ChargeInfo {
    /** What is charged. */
    public static final Field<ChargeInfo, Yuan> CHARGE_FEE = Field.yuan("charge_fee");
    /** What would be charged without reductions. */
    public static final Field<ChargeInfo, Yuan> ORIGINAL_CHARGE_FEE = Field.yuan("original_charge_fee");
    /** The rate of the contract. */
    public static final Field<ChargeInfo, String> SWITCH_FEE_RATE = Field.text("switch_fee_rate");
    /** For what: {@code trade}, {@code hbfq} (instalments) or {@code charge}. */
    public static final Field<ChargeInfo, String> CHARGE_TYPE = Field.text("charge_type");
    /** Whether the receiving account bears it. */
    public static final Field<ChargeInfo, Boolean> IS_RATING_ON_TRADE_RECEIVER =
            Field.flag("is_rating_on_trade_receiver", "Y", "N");
    /** Whether an account of the contract bears it. */
    public static final Field<ChargeInfo, Boolean> IS_RATING_ON_SWITCH = Field.flag("is_rating_on_switch", "Y", "N");
    /** Its parts, where a payment was put together. */
    public static final Field<ChargeInfo, List<Part<SubFee>>> SUB_FEE_DETAIL_LIST = Field.parts("sub_fee_detail_list");

    private ChargeInfo() {}

    /** A part of a charge, a row of {@code sub_fee_detail_list}. */
    public static final class SubFee {
        /** What is charged. */
        public static final Field<SubFee, Yuan> CHARGE_FEE = Field.yuan("charge_fee");
        /** What would be charged without reductions. */
        public static final Field<SubFee, Yuan> ORIGINAL_CHARGE_FEE = Field.yuan("original_charge_fee");
        /** The rate of the contract. */
        public static final Field<SubFee, String> SWITCH_FEE_RATE = Field.text("switch_fee_rate");

        private SubFee() {}
    }
}
