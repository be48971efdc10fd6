package tongbao.alipay;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * {@code alipay.system.oauth.token}: a code from the user's browser becomes a token and the user's identity. If the
 * call fails the code may be used up all the same: send the browser to Alipay again.
 */
public final class SystemOauthToken {
    static final String METHOD = "alipay.system.oauth.token";
    /** Alipay's answer to this method has no code. */
    private static final String NO_CODE = "";

    private SystemOauthToken() {}

    /** What a token is asked for with. */
    public record Request(Grant grant) {
        Call<Reply> call() {
            return new Call<>(new Command(METHOD, grant.parameters()), Map.of(), Reply::of).succeedingToo(NO_CODE);
        }
    }

    /**
     * The token, and whose it is.
     *
     * @param accessToken to call in the user's name with
     * @param expiresIn how long it holds, counted from {@code authStart} or from now; empty if for ever
     * @param user by whichever the application is given, the open id where there are both
     */
    public record Reply(
            String accessToken,
            Optional<Duration> expiresIn,
            Optional<Grant.RefreshToken> refreshToken,
            Optional<Duration> reExpiresIn,
            AlipayUser user,
            Optional<Instant> authStart,
            Map<String, String> fields)
            implements Answered<Reply> {
        /** The user as a group of applications knows it. */
        public static final Field<Reply, String> UNION_ID = Field.text("union_id");
        /** {@code permanent} if the tokens hold for ever. */
        public static final Field<Reply, String> AUTH_TOKEN_TYPE = Field.text("auth_token_type");
        /** Abolished by Alipay. */
        public static final Field<Reply, String> ALIPAY_USER_ID = Field.text("alipay_user_id");

        static Reply of(Fields fields) {
            boolean permanent =
                    fields.find("auth_token_type").filter("permanent"::equals).isPresent();
            Optional<AlipayUser> openId = fields.find("open_id", AlipayUser.OpenId::new);
            return new Reply(
                    fields.need("access_token"),
                    fields.find("expires_in", Reply::seconds).filter(_ -> !permanent),
                    fields.find("refresh_token", Grant.RefreshToken::new),
                    fields.find("re_expires_in", Reply::seconds).filter(_ -> !permanent),
                    openId.orElseGet(() -> fields.need("user_id", AlipayUser.UserId::new)),
                    fields.findTime("auth_start"),
                    fields.all());
        }

        private static Duration seconds(String text) {
            return Duration.ofSeconds(Long.parseLong(text));
        }

        @Override
        public String toString() {
            return "SystemOauthToken.Reply[" + user + ", …]";
        }
    }
}
