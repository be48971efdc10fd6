package tongbao.sandbox.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The codes that users gave to applications, and the tokens that applications got for them. */
public final class UserTokens {
    /** Older ones are forgotten, of codes and of tokens. */
    private static final int KEPT_MAX = 10_000;

    private UserTokens() {}

    /** Good for one token, of one application. */
    public record AuthCode(String code, String appId, Buyer user, Instant expiresAt) {}

    /** What an application calls with for the user, and what it renews that with, once. */
    public record UserToken(
            String accessToken,
            String refreshToken,
            String appId,
            Buyer user,
            Instant refreshableUntil,
            boolean isRefreshed) {}

    public static void insert(Sql sql, AuthCode code) {
        sql.change(
                "INSERT INTO auth_code (code, app_id, buyer_id, buyer_logon_id, expires_at) VALUES (?, ?, ?, ?, ?)",
                code.code(),
                code.appId(),
                code.user().userId(),
                code.user().logonId(),
                code.expiresAt());
        sql.change("DELETE FROM auth_code WHERE id <= (SELECT max(id) FROM auth_code) - ?", KEPT_MAX);
    }

    /** Takes the code away, whoever asks; nothing when it was not there. */
    public static Optional<AuthCode> take(Sql sql, String code) {
        Optional<AuthCode> found = sql.first(
                "SELECT * FROM auth_code WHERE code = ?",
                row -> new AuthCode(
                        row.text("code"),
                        row.text("app_id"),
                        new Buyer(row.text("buyer_id"), row.text("buyer_logon_id")),
                        row.time("expires_at")),
                code);
        sql.change("DELETE FROM auth_code WHERE code = ?", code);
        return found;
    }

    public static void insert(Sql sql, UserToken token) {
        sql.change(
                "INSERT INTO user_token (access_token, refresh_token, app_id, buyer_id, buyer_logon_id,"
                        + " refreshable_until, refreshed) VALUES (?, ?, ?, ?, ?, ?, 0)",
                token.accessToken(),
                token.refreshToken(),
                token.appId(),
                token.user().userId(),
                token.user().logonId(),
                token.refreshableUntil());
        sql.change("DELETE FROM user_token WHERE id <= (SELECT max(id) FROM user_token) - ?", KEPT_MAX);
    }

    public static Optional<UserToken> find(Sql sql, String refreshToken) {
        return sql.first("SELECT * FROM user_token WHERE refresh_token = ?", UserTokens::read, refreshToken);
    }

    public static void refreshed(Sql sql, UserToken token) {
        sql.change("UPDATE user_token SET refreshed = 1 WHERE refresh_token = ?", token.refreshToken());
    }

    private static UserToken read(Row row) throws SQLException {
        return new UserToken(
                row.text("access_token"),
                row.text("refresh_token"),
                row.text("app_id"),
                new Buyer(row.text("buyer_id"), row.text("buyer_logon_id")),
                row.time("refreshable_until"),
                row.number("refreshed") == 1);
    }
}
