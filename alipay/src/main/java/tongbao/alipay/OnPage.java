package tongbao.alipay;

import java.util.List;

/** What page, wap and app payments may say beyond the order. */
public sealed interface OnPage permits TradePagePay.Request, TradeWapPay.Request, TradeAppPay.Request {
    /** The only means that may be used, such as {@code balance}; a buyer who has none of them cannot pay. */
    Field<OnPage, List<String>> ENABLE_PAY_CHANNELS = Field.joined("enable_pay_channels", 128);
    /** What merchant and Alipay have agreed on; here Alipay takes it as text. */
    Field<OnPage, Part<BusinessParams>> BUSINESS_PARAMS = Field.partAsText("business_params");
    /** What is sold; virtual goods cannot be paid by Huabei. */
    Field<OnPage, GoodsType> GOODS_TYPE = Field.word("goods_type", GoodsType.class);
    /** What an invoice would say. */
    Field<OnPage, Part<InvoiceInfo>> INVOICE_INFO = Field.part("invoice_info");
    /** A promotion that was agreed with Alipay, as JSON text; at most 512 characters. */
    Field<OnPage, String> PROMO_PARAMS = Field.text("promo_params", 512);

    /** What is sold. */
    enum GoodsType implements Listed {
        VIRTUAL("0"),
        REAL("1");

        private final String word;

        GoodsType(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
