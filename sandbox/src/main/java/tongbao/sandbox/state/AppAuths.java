package tongbao.sandbox.state;

import java.time.Instant;
import java.util.Optional;

/** Which merchants allowed other people's applications to call for them. */
public final class AppAuths {
    /** More of one application push out those that end first. */
    private static final int OF_APP_MAX = 1000;

    private AppAuths() {}

    /** The merchant of {@code authAppId} lets the application {@code appId} call for it, until the end. */
    public record AppAuth(String token, String appId, String authAppId, Instant endsAt) {}

    public static void insert(Sql sql, AppAuth auth) {
        sql.change(
                "INSERT INTO app_auth (token, app_id, auth_app_id, ends_at) VALUES (?, ?, ?, ?)",
                auth.token(),
                auth.appId(),
                auth.authAppId(),
                auth.endsAt());
        sql.change(
                "DELETE FROM app_auth WHERE token IN"
                        + " (SELECT token FROM app_auth WHERE app_id = ? ORDER BY ends_at DESC LIMIT -1 OFFSET ?)",
                auth.appId(),
                OF_APP_MAX);
    }

    public static Optional<AppAuth> find(Sql sql, String token) {
        return sql.first(
                "SELECT * FROM app_auth WHERE token = ?",
                row -> new AppAuth(row.text("token"), row.text("app_id"), row.text("auth_app_id"), row.time("ends_at")),
                token);
    }
}
