package tongbao.sandbox.state;

import java.sql.SQLException;
import java.util.Optional;
import tongbao.sandbox.wire.RsaKeys;

/** The applications that may call. */
public final class Apps {
    private Apps() {}

    public static Optional<App> find(Sql sql, String appId) {
        return sql.first("SELECT * FROM app WHERE app_id = ?", Apps::read, appId);
    }

    public static App get(Sql sql, String appId) {
        return find(sql, appId).orElseThrow(() -> new IllegalStateException("the schema promises app " + appId));
    }

    /** Saves the application; one that is known gets the new application key and keeps everything else. */
    public static App save(Sql sql, App app) {
        sql.change(
                "INSERT INTO app VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (app_id) DO UPDATE SET app_public_key = excluded.app_public_key",
                app.appId(),
                app.sellerId(),
                RsaKeys.text(app.appPublicKey()),
                RsaKeys.text(app.alipayPrivateKey()),
                RsaKeys.text(app.alipayPublicKey()));
        return get(sql, app.appId());
    }

    private static App read(Row row) throws SQLException {
        return new App(
                row.text("app_id"),
                row.text("seller_id"),
                RsaKeys.publicKey(row.text("app_public_key")).orElseThrow(),
                RsaKeys.privateKey(row.text("alipay_private_key")),
                RsaKeys.publicKey(row.text("alipay_public_key")).orElseThrow());
    }
}
