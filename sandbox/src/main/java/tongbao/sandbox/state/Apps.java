package tongbao.sandbox.state;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tongbao.sandbox.certificate.Pem;
import tongbao.sandbox.wire.RsaKeys;

/** The applications that may call. */
public final class Apps {
    private static final String OF_APP = "app";
    private static final String OF_ALIPAY = "alipay";

    private Apps() {}

    /** How many there are. */
    public static long count(Sql sql) {
        return sql.first("SELECT count(*) AS many FROM app", row -> row.number("many"))
                .orElseThrow();
    }

    public static Optional<App> find(Sql sql, String appId) {
        return sql.first("SELECT * FROM app WHERE app_id = ?", Apps::readKeys, appId)
                .map(app -> certificates(sql, appId).map(app::withCertificates).orElse(app));
    }

    /** Saves the application as it is now; seller and Alipay's key pair never change. */
    public static void save(Sql sql, App app) {
        sql.change(
                "INSERT INTO app (app_id, seller_id, app_public_key, alipay_private_key, alipay_public_key,"
                        + " encrypt_key, gateway_url) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (app_id) DO UPDATE SET"
                        + " app_public_key = excluded.app_public_key, encrypt_key = excluded.encrypt_key,"
                        + " gateway_url = excluded.gateway_url",
                app.appId(),
                app.sellerId(),
                RsaKeys.text(app.appPublicKey()),
                RsaKeys.text(app.alipayPrivateKey()),
                RsaKeys.text(app.alipayPublicKey()),
                app.encryptKey(),
                app.gatewayUrl());
        sql.change("DELETE FROM certificate WHERE app_id = ?", app.appId());
        app.certificates().ifPresent(certificates -> {
            insert(sql, app, OF_APP, certificates.ofApp());
            insert(sql, app, OF_ALIPAY, certificates.ofAlipay());
        });
    }

    private static void insert(Sql sql, App app, String holder, List<Certificates.Held> newestFirst) {
        for (Certificates.Held held : newestFirst.reversed()) {
            sql.change(
                    "INSERT INTO certificate (app_id, holder, sn, pem, ends_at) VALUES (?, ?, ?, ?, ?)",
                    app.appId(),
                    holder,
                    held.sn(),
                    held.pem(),
                    held.endsAt());
        }
    }

    private static Optional<Certificates> certificates(Sql sql, String appId) {
        List<Certificates.Held> ofApp = held(sql, appId, OF_APP);
        return ofApp.isEmpty() ? Optional.empty() : Optional.of(new Certificates(ofApp, held(sql, appId, OF_ALIPAY)));
    }

    private static List<Certificates.Held> held(Sql sql, String appId, String holder) {
        return sql.list(
                "SELECT * FROM certificate WHERE app_id = ? AND holder = ? ORDER BY id DESC",
                Apps::readCertificate,
                appId,
                holder);
    }

    private static App readKeys(Row row) throws SQLException {
        return new App(
                row.text("app_id"),
                row.text("seller_id"),
                RsaKeys.publicKey(row.text("app_public_key"))
                        .map(RsaKeys::checking)
                        .orElseThrow(),
                RsaKeys.privateKey(row.text("alipay_private_key")),
                RsaKeys.publicKey(row.text("alipay_public_key")).orElseThrow(),
                Optional.empty(),
                row.optionalText("encrypt_key"),
                row.optionalText("gateway_url"));
    }

    private static Certificates.Held readCertificate(Row row) throws SQLException {
        String pem = row.text("pem");
        return new Certificates.Held(row.text("sn"), pem, Pem.certificate(pem).orElseThrow(), row.time("ends_at"));
    }
}
