package tongbao.alipay;

import java.util.List;

/** What Alipay gives back of its charge, a row of {@code refund_charge_info_list}; only for banks. */
public final class RefundCharge {
    /** What is given back. */
    public static final Field<RefundCharge, Yuan> REFUND_CHARGE_FEE = Field.yuan("refund_charge_fee");
    /** The rate of the contract. */
    public static final Field<RefundCharge, String> SWITCH_FEE_RATE = Field.text("switch_fee_rate");
    /** For what: {@code trade}, {@code hbfq} (instalments) or {@code charge}. */
    public static final Field<RefundCharge, String> CHARGE_TYPE = Field.text("charge_type");
    /** Its parts, where a payment was put together. */
    public static final Field<RefundCharge, List<Part<SubFee>>> REFUND_SUB_FEE_DETAIL_LIST =
            Field.parts("refund_sub_fee_detail_list");

    private RefundCharge() {}

    /** A part of it, a row of {@code refund_sub_fee_detail_list}. */
    public static final class SubFee {
        /** What is given back. */
        public static final Field<SubFee, Yuan> REFUND_CHARGE_FEE = Field.yuan("refund_charge_fee");
        /** The rate of the contract. */
        public static final Field<SubFee, String> SWITCH_FEE_RATE = Field.text("switch_fee_rate");

        private SubFee() {}
    }
}
