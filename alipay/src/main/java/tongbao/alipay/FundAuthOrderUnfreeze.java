package tongbao.alipay;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.fund.auth.order.unfreeze}: gives frozen money back to its owner. A repeat with the same number and
 * amount unfreezes once. If the call fails it may have happened all the same: repeat it so, or ask
 * {@link FundAuthOperationDetailQuery}.
 */
public final class FundAuthOrderUnfreeze {
    static final String METHOD = "alipay.fund.auth.order.unfreeze";

    private FundAuthOrderUnfreeze() {}

    /**
     * An unfreezing.
     *
     * @param outRequestNo one of its own for every unfreezing
     * @param amount from 0.01 yuan to what is still frozen
     * @param remark why; at most 100 characters
     * @param notifyUrl where Alipay posts the notice; without one nothing is posted
     * @param extra optional fields of this method
     */
    public record Request(
            AuthNo authNo,
            OutRequestNo outRequestNo,
            Yuan amount,
            String remark,
            Optional<URI> notifyUrl,
            Map<String, ExtraField> extra) {
        /** What was agreed with Alipay, as JSON text; {@code unfreezeBizInfo} tells that credit was fulfilled. */
        public static final Field<Request, String> EXTRA_PARAM = Field.text("extra_param");

        public Request {
            if (amount.fen() < 1) {
                throw new IllegalArgumentException("amount must be at least 0.01");
            }
            Checks.length("remark", remark, 100);
            notifyUrl.ifPresent(it -> Checks.length("notify_url", it.toString(), 256));
            extra = Map.copyOf(extra);
        }

        public static Request of(AuthNo authNo, OutRequestNo outRequestNo, Yuan amount, String remark) {
            return new Request(authNo, outRequestNo, amount, remark, Optional.empty(), Map.of());
        }

        public Request withNotifyUrl(URI url) {
            return new Request(authNo, outRequestNo, amount, remark, Optional.of(url), extra);
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(authNo, outRequestNo, amount, remark, notifyUrl, field.put(extra, value));
        }

        Call<Reply> call() {
            BizContent content = new BizContent()
                    .put("auth_no", authNo.value())
                    .put("out_request_no", outRequestNo.value())
                    .put("amount", amount.toString())
                    .put("remark", remark)
                    .putAll(extra);
            var echoes = Map.of("auth_no", authNo.value(), "out_request_no", outRequestNo.value());
            Command command = Command.of(METHOD, content).with("notify_url", notifyUrl);
            return new Call<>(command, echoes, Reply::of);
        }
    }

    /**
     * The unfreezing.
     *
     * @param operationId Alipay's number of it
     * @param gmtTrans when it was unfrozen
     */
    public record Reply(
            Progress.Stage stage,
            AuthNo authNo,
            OutRequestNo outRequestNo,
            Optional<String> operationId,
            Optional<Yuan> amount,
            Optional<Instant> gmtTrans,
            Map<String, String> fields)
            implements Answered<Reply>, Progress.Staged {
        /** The merchant's number of the authorisation. */
        public static final Field<Reply, String> OUT_ORDER_NO = Field.text("out_order_no");
        /** What was unfrozen of the payer's own money. */
        public static final Field<Reply, Yuan> FUND_AMOUNT = Field.yuan("fund_amount");
        /** What was unfrozen of the payer's credit. */
        public static final Field<Reply, Yuan> CREDIT_AMOUNT = Field.yuan("credit_amount");

        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("status", AuthStatus::listed).stage(),
                    fields.need("auth_no", AuthNo::new),
                    fields.need("out_request_no", OutRequestNo::new),
                    fields.find("operation_id"),
                    fields.find("amount", Yuan::of),
                    fields.findTime("gmt_trans"),
                    fields.all());
        }
    }
}
