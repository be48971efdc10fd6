package tongbao.alipay;

import java.net.URI;

/** One sort of goods in an order, a row of {@code goods_detail}. */
public final class GoodsDetail {
    /** The most rows in one order; more are refused with {@code ACQ.SUB_GOODS_SIZE_MAX_COUNT}. */
    public static final int ROWS_MAX = 150;

    private static final Field<GoodsDetail, String> GOODS_ID = Field.text("goods_id");
    private static final Field<GoodsDetail, String> GOODS_NAME = Field.text("goods_name");
    private static final Field<GoodsDetail, Long> QUANTITY = Field.number("quantity", 1, 9_999_999_999L);
    private static final Field<GoodsDetail, Yuan> PRICE = Field.yuan("price");

    /** Alipay's own number of the goods. */
    public static final Field<GoodsDetail, String> ALIPAY_GOODS_ID = Field.text("alipay_goods_id");
    /** What it is, in more words. */
    public static final Field<GoodsDetail, String> BODY = Field.text("body");
    /** The ids from the root of the category tree to its leaf, with {@code |} between them. */
    public static final Field<GoodsDetail, String> CATEGORIES_TREE = Field.text("categories_tree");
    /** The category. */
    public static final Field<GoodsDetail, String> GOODS_CATEGORY = Field.text("goods_category");
    /** The bar code printed on it (EAN). */
    public static final Field<GoodsDetail, String> GOODS_EAN_ID = Field.text("goods_ean_id");
    /** The merchant's number of the goods in the mini program. */
    public static final Field<GoodsDetail, String> OUT_ITEM_ID = Field.text("out_item_id");
    /** The merchant's number of the variant in the mini program. */
    public static final Field<GoodsDetail, String> OUT_SKU_ID = Field.text("out_sku_id");
    /** Where it is shown. */
    public static final Field<GoodsDetail, URI> SHOW_URL = Field.url("show_url");

    private GoodsDetail() {}

    /**
     * A row with its four mandatory fields.
     *
     * @param goodsId the merchant's number of the smallest unit sold; where a voucher is bound to goods, that number
     * @param quantity from 1
     * @param price of one piece
     */
    public static Part<GoodsDetail> of(String goodsId, String goodsName, long quantity, Yuan price) {
        return Part.<GoodsDetail>empty()
                .with(GOODS_ID, goodsId)
                .with(GOODS_NAME, goodsName)
                .with(QUANTITY, quantity)
                .with(PRICE, price);
    }
}
