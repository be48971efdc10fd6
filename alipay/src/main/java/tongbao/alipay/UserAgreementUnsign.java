package tongbao.alipay;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.user.agreement.unsign}: ends an agreement. If the call fails it may have ended all the same; ask
 * {@link UserAgreementQuery}. Payments that were made stay.
 */
public final class UserAgreementUnsign {
    static final String METHOD = "alipay.user.agreement.unsign";

    private UserAgreementUnsign() {}

    /**
     * The agreement to end.
     *
     * @param notifyUrl where Alipay posts the notice; without one nothing is posted
     * @param extra optional fields of this method
     */
    public record Request(AgreementKey key, Optional<URI> notifyUrl, Map<String, ExtraField> extra) {
        /** With what sort of third party it is made; by default {@code PARTNER}. */
        public static final Field<Request, String> THIRD_PARTY_TYPE = Field.text("third_party_type");
        /** For an end that is decided later. */
        public static final Field<Request, String> OPERATE_TYPE = Field.text("operate_type");
        /** What was agreed with Alipay, as JSON text. */
        public static final Field<Request, String> EXTEND_PARAMS = Field.text("extend_params");

        public Request {
            notifyUrl.ifPresent(it -> Checks.length("notify_url", it.toString(), 256));
            extra = Map.copyOf(extra);
        }

        public static Request of(AgreementKey key) {
            return new Request(key, Optional.empty(), Map.of());
        }

        public Request withNotifyUrl(URI url) {
            return new Request(key, Optional.of(url), extra);
        }

        public <T> Request with(Field<? super Request, T> field, T value) {
            return new Request(key, notifyUrl, field.put(extra, value));
        }

        Call<Reply> call() {
            Command command =
                    Command.of(METHOD, new BizContent().put(key).putAll(extra)).with("notify_url", notifyUrl);
            return new Call<>(command, Map.of(), Reply::of);
        }
    }

    /** Alipay has ended it, and says nothing more. */
    public record Reply(Map<String, String> fields) implements Answered<Reply> {
        static Reply of(Fields fields) {
            return new Reply(fields.all());
        }
    }
}
