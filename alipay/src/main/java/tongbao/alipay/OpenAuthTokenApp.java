package tongbao.alipay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.open.auth.token.app}: a merchant's authorisation becomes a token for calls in the merchant's name, for
 * providers. If the call fails the code may be used up all the same: ask the merchant again, or look with
 * {@link OpenAuthTokenAppQuery}.
 */
public final class OpenAuthTokenApp {
    static final String METHOD = "alipay.open.auth.token.app";

    private OpenAuthTokenApp() {}

    /** What a token is asked for with. */
    public record Request(Grant grant) {
        Call<Reply> call() {
            var content = new BizContent();
            grant.parameters().forEach(content::put);
            return new Call<>(Command.of(METHOD, content), Map.of(), Reply::of);
        }
    }

    /**
     * The tokens, one for each application that authorised; most often one.
     *
     * @param tokens never empty
     */
    public record Reply(List<Token> tokens, Map<String, String> fields) implements Answered<Reply> {
        /** The same as rows, where several applications authorised. */
        public static final Field<Reply, List<Part<AppToken>>> TOKENS = Field.parts("tokens");

        static Reply of(Fields fields) {
            List<Token> rows = fields.find(TOKENS).orElse(List.of()).stream()
                    .map(Token::of)
                    .toList();
            return new Reply(rows.isEmpty() ? List.of(Token.of(fields)) : rows, fields.all());
        }

        @Override
        public String toString() {
            return "OpenAuthTokenApp.Reply" + tokens;
        }
    }

    /**
     * A token for calls in a merchant's name.
     *
     * @param appAuthToken holds until the merchant takes it back
     * @param authAppId the merchant's application
     * @param userId the merchant (2088…)
     * @param reExpiresIn how long the refresh token holds
     */
    public record Token(
            String appAuthToken,
            Grant.RefreshToken appRefreshToken,
            String authAppId,
            String userId,
            Optional<Duration> reExpiresIn) {
        private static Token of(Fields fields) {
            return new Token(
                    fields.need("app_auth_token"),
                    fields.need("app_refresh_token", Grant.RefreshToken::new),
                    fields.need("auth_app_id"),
                    fields.need("user_id"),
                    fields.find("re_expires_in", it -> Duration.ofSeconds(Long.parseLong(it))));
        }

        private static Token of(Part<AppToken> row) {
            return of(new Fields(row.texts()));
        }

        @Override
        public String toString() {
            return "Token[" + authAppId + ", …]";
        }
    }

    /** One token, a row of {@code tokens}. */
    public static final class AppToken {
        /** The token. */
        public static final Field<AppToken, String> APP_AUTH_TOKEN = Field.text("app_auth_token");
        /** What a new one is asked for with. */
        public static final Field<AppToken, String> APP_REFRESH_TOKEN = Field.text("app_refresh_token");
        /** The merchant's application. */
        public static final Field<AppToken, String> AUTH_APP_ID = Field.text("auth_app_id");
        /** The merchant (2088…). */
        public static final Field<AppToken, String> USER_ID = Field.text("user_id");
        /** Without meaning today: tokens hold until they are taken back. */
        public static final Field<AppToken, String> EXPIRES_IN = Field.text("expires_in");
        /** How many seconds the refresh token holds. */
        public static final Field<AppToken, String> RE_EXPIRES_IN = Field.text("re_expires_in");

        private AppToken() {}
    }
}
