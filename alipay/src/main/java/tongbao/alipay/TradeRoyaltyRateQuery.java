package tongbao.alipay;

import java.util.Map;

/**
 * {@code alipay.trade.royalty.rate.query}: how much of a trade the merchant may share. It changes nothing, so a failed
 * call may always be repeated.
 */
public final class TradeRoyaltyRateQuery {
    static final String METHOD = "alipay.trade.royalty.rate.query";

    private TradeRoyaltyRateQuery() {}

    /**
     * The question.
     *
     * @param outRequestNo at most 32 letters, digits and {@code _}
     */
    public record Request(OutRequestNo outRequestNo) {
        public Request {
            Checks.visible("out_request_no", outRequestNo.value(), 32);
        }

        Call<Reply> call() {
            BizContent content = new BizContent().put("out_request_no", outRequestNo.value());
            return new Call<>(Command.of(METHOD, content), Map.of(), Reply::of);
        }
    }

    /**
     * The limit.
     *
     * @param maxRatio in per cent, 0 to 100
     */
    public record Reply(long maxRatio, Map<String, String> fields) implements Answered<Reply> {
        /** Whose limit it is (2088…). */
        public static final Field<Reply, String> USER_ID = Field.text("user_id");

        static Reply of(Fields fields) {
            return new Reply(fields.need("max_ratio", Long::valueOf), fields.all());
        }
    }
}
