package tongbao.alipay;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.open.auth.token.app.query}: whether a merchant's token still holds, and for what. It changes nothing,
 * so a failed call may always be repeated.
 */
public final class OpenAuthTokenAppQuery {
    static final String METHOD = "alipay.open.auth.token.app.query";

    private OpenAuthTokenAppQuery() {}

    /**
     * The token to look up.
     *
     * @param appAuthToken at most 128 visible characters
     */
    public record Request(String appAuthToken) {
        public Request {
            Checks.visible("app_auth_token", appAuthToken, 128);
        }

        Call<Reply> call() {
            Command command = Command.of(METHOD, new BizContent().put("app_auth_token", appAuthToken));
            return new Call<>(command, Map.of(), Reply::of);
        }

        @Override
        public String toString() {
            return "OpenAuthTokenAppQuery.Request[…]";
        }
    }

    /** Whether a token holds. */
    public enum Status implements Listed {
        VALID,
        INVALID;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The token.
     *
     * @param userId the merchant (2088…)
     * @param authAppId the merchant's application
     * @param authMethods the methods that it covers
     * @param authEnd when it ends
     */
    public record Reply(
            Word<Status> status,
            String userId,
            String authAppId,
            List<String> authMethods,
            Optional<Instant> authStart,
            Optional<Instant> authEnd,
            Map<String, String> fields)
            implements Answered<Reply> {
        private static final Field<Reply, List<String>> AUTH_METHODS = Field.texts("auth_methods");
        /** How many seconds it holds. */
        public static final Field<Reply, Long> EXPIRES_IN = Field.number("expires_in", 0, Long.MAX_VALUE);
        /** Whether the merchant entrusted the provider with all of it. */
        public static final Field<Reply, Boolean> IS_BY_APP_AUTH = Field.flag("is_by_app_auth");

        static Reply of(Fields fields) {
            return new Reply(
                    fields.need("status", it -> Word.of(Status.class, it)),
                    fields.need("user_id"),
                    fields.need("auth_app_id"),
                    fields.find(AUTH_METHODS).orElse(List.of()),
                    fields.findTime("auth_start"),
                    fields.findTime("auth_end"),
                    fields.all());
        }
    }
}
