package tongbao.alipay;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.fund.auth.operation.cancel}: undoes a freezing whose outcome is unknown: one that the payer has not
 * agreed to is closed, one that is frozen is unfrozen. If the call fails it may have happened all the same; repeat it.
 */
public final class FundAuthOperationCancel {
    static final String METHOD = "alipay.fund.auth.operation.cancel";

    private FundAuthOperationCancel() {}

    /**
     * The freezing to undo.
     *
     * @param remark why; at most 100 characters
     * @param notifyUrl where Alipay posts the notice; without one nothing is posted
     */
    public record Request(AuthOperation operation, String remark, Optional<URI> notifyUrl) {
        public Request {
            Checks.length("remark", remark, 100);
            notifyUrl.ifPresent(it -> Checks.length("notify_url", it.toString(), 256));
        }

        public static Request of(AuthOperation operation, String remark) {
            return new Request(operation, remark, Optional.empty());
        }

        public Request withNotifyUrl(URI url) {
            return new Request(operation, remark, Optional.of(url));
        }

        Call<Reply> call() {
            BizContent content = new BizContent().put(operation).put("remark", remark);
            Command command = Command.of(METHOD, content).with("notify_url", notifyUrl);
            return new Call<>(command, operation.numbers(), Reply::of);
        }
    }

    /** What Alipay had to do. */
    public enum Action implements Listed {
        /** The payer had not agreed; it is closed and no money was frozen. */
        CLOSE,
        /** It was frozen and is unfrozen. */
        UNFREEZE;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was undone; an answer that does not say what was done is no reply but {@link Outcome.Unknown}. */
    public record Reply(
            AuthNo authNo, OutOrderNo outOrderNo, OutRequestNo outRequestNo, Action action, Map<String, String> fields)
            implements Answered<Reply> {
        /** Alipay's number of the freezing. */
        public static final Field<Reply, String> OPERATION_ID = Field.text("operation_id");

        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("auth_no", AuthNo::new),
                    fields.need("out_order_no", OutOrderNo::new),
                    fields.need("out_request_no", OutRequestNo::new),
                    fields.need("action", it -> Word.of(Action.class, it).need()),
                    fields.all());
        }
    }
}
