package tongbao.alipay;

import java.util.List;
import java.util.Map;

/**
 * {@code alipay.trade.royalty.relation.batchquery}: who is allowed to get shares, page by page. It changes nothing, so
 * a failed call may always be repeated.
 */
public final class TradeRoyaltyRelationBatchquery {
    static final String METHOD = "alipay.trade.royalty.relation.batchquery";

    private TradeRoyaltyRelationBatchquery() {}

    /**
     * A page.
     *
     * @param outRequestNo at most 32 letters, digits and {@code _}
     * @param pageNum from 1
     * @param pageSize 1 to 100
     */
    public record Request(OutRequestNo outRequestNo, long pageNum, long pageSize) {
        private static final Field<Request, Long> PAGE_NUM = Field.number("page_num", 1, Long.MAX_VALUE);
        private static final Field<Request, Long> PAGE_SIZE = Field.number("page_size", 1, 100);

        public Request {
            Checks.visible("out_request_no", outRequestNo.value(), 32);
        }

        Call<Reply> call() {
            BizContent content = new BizContent()
                    .put("out_request_no", outRequestNo.value())
                    .putAll(PAGE_NUM.put(Map.of(), pageNum))
                    .putAll(PAGE_SIZE.put(Map.of(), pageSize));
            return new Call<>(Command.of(METHOD, content), Map.of(), Reply::of);
        }
    }

    /** A page of receivers; a {@code result_code} of {@code FAIL} is no reply but {@link Outcome.Unknown}. */
    public record Reply(List<Part<RoyaltyReceiver>> receivers, Map<String, String> fields) implements Answered<Reply> {
        private static final Field<Reply, List<Part<RoyaltyReceiver>>> RECEIVER_LIST = Field.parts("receiver_list");
        /** How many pages there are. */
        public static final Field<Reply, Long> TOTAL_PAGE_NUM = Field.number("total_page_num", 0, Long.MAX_VALUE);
        /** How many receivers there are. */
        public static final Field<Reply, Long> TOTAL_RECORD_NUM = Field.number("total_record_num", 0, Long.MAX_VALUE);
        /** Which page this is. */
        public static final Field<Reply, Long> CURRENT_PAGE_NUM = Field.number("current_page_num", 0, Long.MAX_VALUE);
        /** How long a page is. */
        public static final Field<Reply, Long> CURRENT_PAGE_SIZE = Field.number("current_page_size", 0, Long.MAX_VALUE);

        static Reply of(Fields fields) {
            fields.needSuccess("result_code");
            return new Reply(fields.find(RECEIVER_LIST).orElse(List.of()), fields.all());
        }
    }
}
