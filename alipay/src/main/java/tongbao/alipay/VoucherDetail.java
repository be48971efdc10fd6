package tongbao.alipay;

import java.util.List;

/** A voucher that was used, a row of {@code voucher_detail_list}. */
public final class VoucherDetail {
    /** Its number. */
    public static final Field<VoucherDetail, String> ID = Field.text("id");
    /** Its name. */
    public static final Field<VoucherDetail, String> NAME = Field.text("name");
    /** Its sort. */
    public static final Field<VoucherDetail, String> TYPE = Field.text("type");
    /** Its worth: what the merchant and others contribute. */
    public static final Field<VoucherDetail, Yuan> AMOUNT = Field.yuan("amount");
    /** What the merchant contributes. */
    public static final Field<VoucherDetail, Yuan> MERCHANT_CONTRIBUTE = Field.yuan("merchant_contribute");
    /** What Alipay, a brand or others contribute. */
    public static final Field<VoucherDetail, Yuan> OTHER_CONTRIBUTE = Field.yuan("other_contribute");
    /** Who the others are. */
    public static final Field<VoucherDetail, List<Part<Contribution>>> OTHER_CONTRIBUTE_DETAIL =
            Field.parts("other_contribute_detail");
    /** A remark. */
    public static final Field<VoucherDetail, String> MEMO = Field.text("memo");
    /** The voucher's template. */
    public static final Field<VoucherDetail, String> TEMPLATE_ID = Field.text("template_id");
    /** What the buyer paid for the voucher, if it was bought. */
    public static final Field<VoucherDetail, Yuan> PURCHASE_BUYER_CONTRIBUTE = Field.yuan("purchase_buyer_contribute");
    /** What the merchant gave off when it was bought. */
    public static final Field<VoucherDetail, Yuan> PURCHASE_MERCHANT_CONTRIBUTE =
            Field.yuan("purchase_merchant_contribute");
    /** What Alipay gave off when it was bought. */
    public static final Field<VoucherDetail, Yuan> PURCHASE_ANT_CONTRIBUTE = Field.yuan("purchase_ant_contribute");

    private VoucherDetail() {}

    /** Who contributes to a voucher, a row of {@code other_contribute_detail}. */
    public static final class Contribution {
        /** Who. */
        public static final Field<Contribution, String> CONTRIBUTE_TYPE = Field.text("contribute_type");
        /** How much. */
        public static final Field<Contribution, Yuan> CONTRIBUTE_AMOUNT = Field.yuan("contribute_amount");

        private Contribution() {}
    }
}
