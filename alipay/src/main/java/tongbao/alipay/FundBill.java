package tongbao.alipay;

/** What one means of payment contributed, a row of {@code fund_bill_list} or {@code refund_detail_item_list}. */
public final class FundBill {
    /** The means. */
    public static final Field<FundBill, Word<FundChannel>> FUND_CHANNEL =
            Field.openWord("fund_channel", FundChannel.class);
    /** What was paid by it. */
    public static final Field<FundBill, Yuan> AMOUNT = Field.yuan("amount");
    /** What was really paid by it. */
    public static final Field<FundBill, Yuan> REAL_AMOUNT = Field.yuan("real_amount");
    /** The sort of card, with {@link FundChannel#BANKCARD}. */
    public static final Field<FundBill, Word<FundType>> FUND_TYPE = Field.openWord("fund_type", FundType.class);
    /** The bank, with {@link FundChannel#BANKCARD}. */
    public static final Field<FundBill, String> BANK_CODE = Field.text("bank_code");

    private FundBill() {}

    /** A means of payment. */
    public enum FundChannel implements Listed {
        /** The balance at Alipay. */
        ALIPAYACCOUNT,
        /** Huabei, a credit. */
        PCREDIT,
        BANKCARD,
        /** Yu'e Bao, a money fund. */
        MONEYFUND,
        COUPON,
        POINT,
        DISCOUNT,
        PCARD,
        MCARD,
        MDISCOUNT,
        MCOUPON,
        VOUCHER,
        /** Digital yuan. */
        DCEP_ASSET
    }

    /** A sort of bank card. */
    public enum FundType implements Listed {
        DEBIT_CARD,
        CREDIT_CARD,
        MIXED_CARD
    }
}
