package tongbao.alipay;

import java.util.List;

/**
 * How a trade's money is shared when it is paid, {@code royalty_info}; newer contracts use {@link TradeOrderSettle}.
 */
public final class RoyaltyInfo {
    private static final Field<RoyaltyInfo, String> ROYALTY_TYPE = Field.text("royalty_type");
    private static final Field<RoyaltyInfo, List<Part<Detail>>> ROYALTY_DETAIL_INFOS =
            Field.parts("royalty_detail_infos", 100);

    private RoyaltyInfo() {}

    /** The shares; the type is {@code ROYALTY}, the only one there is. */
    public static Part<RoyaltyInfo> of(List<Part<Detail>> details) {
        return Part.<RoyaltyInfo>empty().with(ROYALTY_TYPE, "ROYALTY").with(ROYALTY_DETAIL_INFOS, details);
    }

    /** One share, a row of {@code royalty_detail_infos}. */
    public static final class Detail {
        private static final Field<Detail, String> TRANS_IN = Field.text("trans_in");
        private static final Field<Detail, Yuan> AMOUNT = Field.yuan("amount");

        /** In which order the shares are paid, from 1. */
        public static final Field<Detail, Long> SERIAL_NO = Field.number("serial_no", 1, 999_999_999);
        /** What the receiver is: {@code userId}, {@code bankIndex} or {@code storeId}. */
        public static final Field<Detail, String> TRANS_IN_TYPE = Field.text("trans_in_type");
        /** Whose money is shared, by number (2088…). */
        public static final Field<Detail, String> TRANS_OUT = Field.text("trans_out");
        /** What {@link #TRANS_OUT} is; only {@code userId} is documented, and it is the default. */
        public static final Field<Detail, String> TRANS_OUT_TYPE = Field.text("trans_out_type");
        /** The share in per cent, 20 for 20 %. */
        public static final Field<Detail, String> AMOUNT_PERCENTAGE = Field.text("amount_percentage");
        /** The batch, with {@code bankIndex}. */
        public static final Field<Detail, String> BATCH_NO = Field.text("batch_no");
        /** What the share is for. */
        public static final Field<Detail, String> DESC = Field.text("desc");
        /** The merchant's unique number of the share; by default order number and serial number. */
        public static final Field<Detail, String> OUT_RELATION_ID = Field.text("out_relation_id");

        private Detail() {}

        /** A share of this amount for this receiver. */
        public static Part<Detail> of(String transIn, Yuan amount) {
            return Part.<Detail>empty().with(TRANS_IN, transIn).with(AMOUNT, amount);
        }
    }
}
