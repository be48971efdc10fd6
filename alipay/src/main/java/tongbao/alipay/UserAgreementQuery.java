package tongbao.alipay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.user.agreement.query}: whether a user has signed an agreement. It changes nothing, so a failed call may
 * always be repeated.
 */
public final class UserAgreementQuery {
    static final String METHOD = "alipay.user.agreement.query";

    private UserAgreementQuery() {}

    /** How far an agreement is. */
    public enum Status implements Listed {
        /** Not in force. */
        TEMP,
        /** In force. */
        NORMAL,
        /** Suspended. */
        STOP
    }

    /**
     * The agreement to look up.
     *
     * @param extra optional fields of this method
     */
    public record Request(AgreementKey key, Map<String, ExtraField> extra) {
        /** With what sort of third party it is made; by default {@code PARTNER}. */
        public static final Field<Request, String> THIRD_PARTY_TYPE = Field.text("third_party_type");

        public Request {
            extra = Map.copyOf(extra);
        }

        public static Request of(AgreementKey key) {
            return new Request(key, Map.of());
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(key, field.put(extra, value));
        }

        Call<Reply> call() {
            Command command = Command.of(METHOD, new BizContent().put(key).putAll(extra));
            var echoes = key instanceof AgreementKey.ByNumber it
                    ? Map.of("agreement_no", it.agreementNo().value())
                    : Map.<String, String>of();
            return new Call<>(command, echoes, Reply::of);
        }
    }

    /**
     * The agreement.
     *
     * @param agreementNo to withhold with
     * @param status an unlisted word means nothing: do not withhold
     * @param validTime when it begins
     * @param invalidTime when it ends
     */
    public record Reply(
            AgreementNo agreementNo,
            Word<Status> status,
            Optional<Instant> signTime,
            Optional<Instant> validTime,
            Optional<Instant> invalidTime,
            Map<String, String> fields)
            implements Answered<Reply> {
        /** The merchant's number of it, if it was asked for. */
        public static final Field<Reply, String> EXTERNAL_AGREEMENT_NO = Field.text("external_agreement_no");
        /** The user's log-in at the merchant, if it was asked for. */
        public static final Field<Reply, String> EXTERNAL_LOGON_ID = Field.text("external_logon_id");
        /** The product. */
        public static final Field<Reply, String> PERSONAL_PRODUCT_CODE = Field.text("personal_product_code");
        /** The scene. */
        public static final Field<Reply, String> SIGN_SCENE = Field.text("sign_scene");
        /** Who signed (2088…). */
        public static final Field<Reply, String> PRINCIPAL_ID = Field.text("principal_id");
        /** Who signed, as this application knows the user. */
        public static final Field<Reply, String> PRINCIPAL_OPEN_ID = Field.text("principal_open_id");
        /** What the signer is; spelled so by Alipay. */
        public static final Field<Reply, String> PRICIPAL_TYPE = Field.text("pricipal_type");
        /** The signer's log-in, masked by Alipay. */
        public static final Field<Reply, String> ALIPAY_LOGON_ID = Field.text("alipay_logon_id");
        /** With what sort of third party it is made. */
        public static final Field<Reply, String> THIRD_PARTY_TYPE = Field.text("third_party_type");
        /** The most at one time. */
        public static final Field<Reply, Yuan> SINGLE_QUOTA = Field.yuan("single_quota");
        /** When was last paid by it. */
        public static final Field<Reply, String> LAST_DEDUCT_TIME = Field.text("last_deduct_time");
        /** When will be paid by it next. */
        public static final Field<Reply, String> NEXT_DEDUCT_TIME = Field.text("next_deduct_time");
        /** When will be paid by it. */
        public static final Field<Reply, List<Part<ExecutionPlan>>> EXECUTION_PLANS = Field.parts("execution_plans");
        /** How credit is granted. */
        public static final Field<Reply, String> CREDIT_AUTH_MODE = Field.text("credit_auth_mode");
        /** The signer at Zhima. */
        public static final Field<Reply, String> ZM_OPEN_ID = Field.text("zm_open_id");
        /** The device it is for. */
        public static final Field<Reply, String> DEVICE_ID = Field.text("device_id");

        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("agreement_no", AgreementNo::new),
                    fields.need("status", it -> Word.of(Status.class, it)),
                    fields.findTime("sign_time"),
                    fields.findTime("valid_time"),
                    fields.findTime("invalid_time"),
                    fields.all());
        }
    }

    /** One payment to come, a row of {@code execution_plans}. */
    public static final class ExecutionPlan {
        /** The how manieth. */
        public static final Field<ExecutionPlan, String> PERIOD_ID = Field.text("period_id");
        /** When. */
        public static final Field<ExecutionPlan, LocalDate> EXECUTE_TIME = Field.day("execute_time");
        /** When at the latest. */
        public static final Field<ExecutionPlan, LocalDate> LATEST_EXECUTE_TIME = Field.day("latest_execute_time");
        /** How much. */
        public static final Field<ExecutionPlan, Yuan> SINGLE_AMOUNT = Field.yuan("single_amount");

        private ExecutionPlan() {}
    }
}
