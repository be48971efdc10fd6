package tongbao.alipay;

import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.trade.orderinfo.sync}: tells Alipay what became of an order on credit. A number that was used is
 * answered and changes nothing, so a failed call may be repeated with the same number.
 */
public final class TradeOrderinfoSync {
    static final String METHOD = "alipay.trade.orderinfo.sync";

    private TradeOrderinfoSync() {}

    /** What is told of. */
    public enum BizType {
        /** An authorisation on credit. */
        CREDIT_AUTH,
        /** A withholding on credit. */
        CREDIT_DEDUCT
    }

    /** What became of it. */
    public enum Status implements Listed {
        /** The user has fulfilled it otherwise. */
        COMPLETE,
        /** It is no longer asked for. */
        CLOSED
    }

    /**
     * The news.
     *
     * @param outRequestNo one of its own for every piece of news
     * @param extra optional fields of this method
     */
    public record Request(TradeNo tradeNo, OutRequestNo outRequestNo, BizType bizType, Map<String, ExtraField> extra) {
        /** What became of the order. */
        public static final Field<Request, Part<OrderBizInfo>> ORDER_BIZ_INFO = Field.partAsText("order_biz_info");
        /** The refund that it is about. */
        public static final Field<Request, String> ORIG_REQUEST_NO = Field.text("orig_request_no");

        public Request {
            extra = Map.copyOf(extra);
        }

        public static Request of(TradeNo tradeNo, OutRequestNo outRequestNo, BizType bizType, Status status) {
            return new Request(tradeNo, outRequestNo, bizType, Map.of())
                    .with(ORDER_BIZ_INFO, Part.<OrderBizInfo>empty().with(OrderBizInfo.STATUS, status));
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(tradeNo, outRequestNo, bizType, field.put(extra, value));
        }

        Call<Reply> call() {
            BizContent content = new BizContent()
                    .put(tradeNo)
                    .put("out_request_no", outRequestNo.value())
                    .put("biz_type", bizType.name())
                    .putAll(extra);
            return new Call<>(Command.of(METHOD, content), Call.echo(tradeNo), Reply::of);
        }
    }

    /** The order that Alipay has the news of. */
    public record Reply(TradeNo tradeNo, Optional<OutTradeNo> outTradeNo, Map<String, String> fields)
            implements Answered<Reply> {
        /** The buyer's number (2088…). */
        public static final Field<Reply, String> BUYER_USER_ID = Field.text("buyer_user_id");
        /** The buyer as this application knows it. */
        public static final Field<Reply, String> BUYER_OPEN_ID = Field.text("buyer_open_id");

        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("trade_no", TradeNo::new), fields.find("out_trade_no", OutTradeNo::new), fields.all());
        }
    }

    /** What became of an order, {@code order_biz_info}; further keys are agreed with Alipay. */
    public static final class OrderBizInfo {
        /** What became of it. */
        public static final Field<OrderBizInfo, Status> STATUS = Field.word("status", Status.class);

        private OrderBizInfo() {}
    }
}
