package tongbao.alipay;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.fund.auth.order.freeze}: freezes money of a payer who shows a code or a face. Only
 * {@link Progress.Finished} is frozen money: the payer may still be asked for the password. If the call fails the money
 * may be frozen all the same: ask {@link FundAuthOperationDetailQuery}, and undo with {@link FundAuthOperationCancel}.
 */
public final class FundAuthOrderFreeze {
    static final String METHOD = "alipay.fund.auth.order.freeze";

    private FundAuthOrderFreeze() {}

    /** What the payer shows. */
    public enum AuthCodeType implements Listed {
        /** A code. */
        BAR_CODE,
        /** A face. */
        SECURITY_CODE;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A freezing.
     *
     * @param authCode what was read from the payer; Alipay asks callers not to check its form
     * @param extra optional fields of this method
     */
    public record Request(
            FundAuthOrder order, String authCode, AuthCodeType authCodeType, Map<String, ExtraField> extra) {
        /** {@code HOTEL} with a face; none otherwise. */
        public static final Field<Request, String> SCENE_CODE = Field.text("scene_code");
        /** What the device's own SDK has signed, as JSON text. */
        public static final Field<Request, String> TERMINAL_PARAMS = Field.text("terminal_params");

        public Request {
            Checks.visible("auth_code", authCode, 1024);
            extra = Map.copyOf(extra);
        }

        public static Request of(FundAuthOrder order, String authCode) {
            return new Request(order, authCode, AuthCodeType.BAR_CODE, Map.of());
        }

        public static Request ofFace(FundAuthOrder order, String authCode) {
            return new Request(order, authCode, AuthCodeType.SECURITY_CODE, Map.of());
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(order, authCode, authCodeType, field.put(extra, value));
        }

        Call<Reply> call() {
            BizContent content = order.bizContent("PRE_AUTH")
                    .put("auth_code", authCode)
                    .put("auth_code_type", authCodeType.word())
                    .putAll(extra);
            Command command = Command.of(METHOD, content).with("notify_url", order.notifyUrl());
            return new Call<>(command, order.echoes(), Reply::of).succeedingToo(TradePay.IN_PROCESS);
        }

        @Override
        public String toString() {
            return "FundAuthOrderFreeze.Request[" + order + ", …]";
        }
    }

    /**
     * The freezing.
     *
     * @param authNo Alipay's number of the authorisation
     * @param operationId Alipay's number of this freezing
     * @param gmtTrans when it was frozen
     */
    public record Reply(
            Progress.Stage stage,
            AuthNo authNo,
            OutOrderNo outOrderNo,
            OutRequestNo outRequestNo,
            Optional<String> operationId,
            Optional<Yuan> amount,
            Optional<Instant> gmtTrans,
            Map<String, String> fields)
            implements Answered<Reply>, Progress.Staged {
        /** Whose money it is (2088…). */
        public static final Field<Reply, String> PAYER_USER_ID = Field.text("payer_user_id");
        /** Whose money it is, as this application knows the user. */
        public static final Field<Reply, String> PAYER_OPEN_ID = Field.text("payer_open_id");
        /** Whose money it is, by log-in. */
        public static final Field<Reply, String> PAYER_LOGON_ID = Field.text("payer_logon_id");
        /** {@code CREDIT_AUTH} if no money was frozen but credit granted. */
        public static final Field<Reply, String> PRE_AUTH_TYPE = Field.text("pre_auth_type");
        /** What was frozen of the payer's own money. */
        public static final Field<Reply, Yuan> FUND_AMOUNT = Field.yuan("fund_amount");
        /** What was frozen of the payer's credit. */
        public static final Field<Reply, Yuan> CREDIT_AMOUNT = Field.yuan("credit_amount");
        /** The currency of the amount. */
        public static final Field<Reply, String> TRANS_CURRENCY = Field.text("trans_currency");

        static Reply of(Fields fields) {
            AuthStatus status = fields.need("status", AuthStatus::listed);
            boolean inProcess =
                    fields.find("code").filter(TradePay.IN_PROCESS::equals).isPresent();
            return new Reply(
                    inProcess ? Progress.Stage.UNDERWAY : status.stage(),
                    fields.need("auth_no", AuthNo::new),
                    fields.need("out_order_no", OutOrderNo::new),
                    fields.need("out_request_no", OutRequestNo::new),
                    fields.find("operation_id"),
                    fields.find("amount", Yuan::of),
                    fields.findTime("gmt_trans"),
                    fields.all());
        }
    }
}
