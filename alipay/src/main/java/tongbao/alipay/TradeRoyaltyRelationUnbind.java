package tongbao.alipay;

import java.util.List;
import java.util.Map;

/**
 * {@code alipay.trade.royalty.relation.unbind}: no longer allows users to get shares. If the call fails it may have
 * happened all the same; repeat it with the same number, or look with {@link TradeRoyaltyRelationBatchquery}.
 */
public final class TradeRoyaltyRelationUnbind {
    static final String METHOD = "alipay.trade.royalty.relation.unbind";

    private TradeRoyaltyRelationUnbind() {}

    /**
     * The users.
     *
     * @param outRequestNo at most 32 letters, digits and {@code _}
     * @param receivers 1 to {@link RoyaltyReceiver#ROWS_MAX}
     */
    public record Request(OutRequestNo outRequestNo, List<Part<RoyaltyReceiver>> receivers) {
        private static final Field<Request, List<Part<RoyaltyReceiver>>> RECEIVER_LIST =
                Field.parts("receiver_list", RoyaltyReceiver.ROWS_MAX);

        public Request {
            Checks.visible("out_request_no", outRequestNo.value(), 32);
            receivers = List.copyOf(receivers);
        }

        Call<Reply> call() {
            BizContent content = new BizContent()
                    .put("out_request_no", outRequestNo.value())
                    .putAll(RECEIVER_LIST.put(Map.of(), receivers));
            return new Call<>(Command.of(METHOD, content), Map.of(), Reply::of);
        }
    }

    /**
     * None of them is allowed any more; a {@code result_code} of {@code FAIL} is no reply but {@link Outcome.Unknown}.
     */
    public record Reply(Map<String, String> fields) implements Answered<Reply> {
        static Reply of(Fields fields) {
            fields.needSuccess("result_code");
            return new Reply(fields.all());
        }
    }
}
