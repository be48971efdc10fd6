package tongbao.alipay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.trade.order.settle.query}: what became of a sharing, share by share. It changes nothing, so a failed
 * call may always be repeated.
 */
public final class TradeOrderSettleQuery {
    static final String METHOD = "alipay.trade.order.settle.query";

    private TradeOrderSettleQuery() {}

    /** Which sharing. */
    public sealed interface Key {
        /** By Alipay's number of it. */
        record BySettleNo(SettleNo settleNo) implements Key {}

        /** By the trade and the merchant's number of it. */
        record ByRequest(TradeNo tradeNo, OutRequestNo outRequestNo) implements Key {}
    }

    /** The sharing to look up. */
    public record Request(Key key) {
        public static Request of(SettleNo settleNo) {
            return new Request(new Key.BySettleNo(settleNo));
        }

        public static Request of(TradeNo tradeNo, OutRequestNo outRequestNo) {
            return new Request(new Key.ByRequest(tradeNo, outRequestNo));
        }

        Call<Reply> call() {
            return switch (key) {
                case Key.BySettleNo it -> {
                    BizContent content =
                            new BizContent().put("settle_no", it.settleNo().value());
                    yield new Call<>(Command.of(METHOD, content), Map.of(), Reply::of);
                }
                case Key.ByRequest it -> {
                    String number = it.outRequestNo().value();
                    BizContent content = new BizContent().put(it.tradeNo()).put("out_request_no", number);
                    yield new Call<>(Command.of(METHOD, content), Map.of("out_request_no", number), Reply::of);
                }
            };
        }
    }

    /**
     * The sharing.
     *
     * @param outRequestNo the merchant's number of it
     * @param shares each with its own state
     * @param operationDt when Alipay took it on
     */
    public record Reply(
            OutRequestNo outRequestNo,
            List<Part<RoyaltyDetail>> shares,
            Optional<Instant> operationDt,
            Map<String, String> fields)
            implements Answered<Reply> {
        private static final Field<Reply, List<Part<RoyaltyDetail>>> ROYALTY_DETAIL_LIST =
                Field.parts("royalty_detail_list");

        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("out_request_no", OutRequestNo::new),
                    fields.find(ROYALTY_DETAIL_LIST).orElse(List.of()),
                    fields.findTime("operation_dt"),
                    fields.all());
        }
    }

    /** One share, a row of {@code royalty_detail_list}. */
    public static final class RoyaltyDetail {
        /** What was done. */
        public static final Field<RoyaltyDetail, Word<TradeQuery.SettleOperation>> OPERATION_TYPE =
                Field.openWord("operation_type", TradeQuery.SettleOperation.class);
        /** How much. */
        public static final Field<RoyaltyDetail, Yuan> AMOUNT = Field.yuan("amount");
        /** How far it is. */
        public static final Field<RoyaltyDetail, Word<State>> STATE = Field.openWord("state", State.class);
        /** Alipay's number of the share. */
        public static final Field<RoyaltyDetail, String> DETAIL_ID = Field.text("detail_id");
        /** When it was paid. */
        public static final Field<RoyaltyDetail, Instant> EXECUTE_DT = Field.time("execute_dt");
        /** Why it failed. */
        public static final Field<RoyaltyDetail, String> ERROR_CODE = Field.text("error_code");
        /** Why it failed, in words. */
        public static final Field<RoyaltyDetail, String> ERROR_DESC = Field.text("error_desc");
        /** To whom, with a share or with money taken back. */
        public static final Field<RoyaltyDetail, String> TRANS_IN = Field.text("trans_in");
        /** What {@link #TRANS_IN} is. */
        public static final Field<RoyaltyDetail, String> TRANS_IN_TYPE = Field.text("trans_in_type");
        /** To whom, as this application knows the user. */
        public static final Field<RoyaltyDetail, String> TRANS_IN_OPEN_ID = Field.text("trans_in_open_id");
        /** From whom, with money put in or a share taken back. */
        public static final Field<RoyaltyDetail, String> TRANS_OUT = Field.text("trans_out");
        /** What {@link #TRANS_OUT} is. */
        public static final Field<RoyaltyDetail, String> TRANS_OUT_TYPE = Field.text("trans_out_type");
        /** From whom, as this application knows the user. */
        public static final Field<RoyaltyDetail, String> TRANS_OUT_OPEN_ID = Field.text("trans_out_open_id");

        private RoyaltyDetail() {}
    }

    /** How far a share is. */
    public enum State implements Listed {
        SUCCESS,
        FAIL,
        PROCESSING
    }
}
