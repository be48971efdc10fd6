package tongbao.sandbox.gateway;

import java.security.PublicKey;
import java.util.Optional;
import tongbao.sandbox.gateway.Request.Caller;
import tongbao.sandbox.state.App;
import tongbao.sandbox.state.AppAuths;
import tongbao.sandbox.state.Certificates;

/** Who a caller is: with which key it must have signed, and for which merchant it may speak. In both versions. */
public final class Credentials {
    private final House house;

    public Credentials(House house) {
        this.house = house;
    }

    /** The application's key, or that of the certificate it names; an application has one mode only. */
    public PublicKey signingKey(App app, Optional<String> appCertSn, Optional<String> rootCertSn) {
        if (app.certificates().isEmpty()) {
            appCertSn.ifPresent(_ -> {
                throw GatewayError.APP_CERT_NOT_EXIST.refusal();
            });
            return app.appPublicKey();
        }
        String sn = appCertSn.orElseThrow(GatewayError.MISSING_APP_CERT_SN::refusal);
        String rootSn = rootCertSn.orElseThrow(GatewayError.MISSING_ROOT_CERT_SN::refusal);
        if (!rootSn.equals(house.authority().get().rootSn())) {
            throw GatewayError.INVALID_ROOT_CERT_SN.refusal();
        }
        Certificates.Held held =
                app.certificates().orElseThrow().ofApp(sn).orElseThrow(GatewayError.APP_CERT_NOT_EXIST::refusal);
        if (!held.isGoodAt(house.clock().instant())) {
            throw GatewayError.APP_CERT_EXPIRED.refusal();
        }
        return held.certificate().getPublicKey();
    }

    /** The caller for itself, or for the merchant whose authorisation it shows. */
    public Caller caller(App app, Optional<String> appAuthToken) {
        if (appAuthToken.isEmpty()) {
            return Caller.itself(app);
        }
        AppAuths.AppAuth auth = house.database()
                .transact(sql -> AppAuths.find(sql, appAuthToken.orElseThrow()))
                .filter(found -> found.appId().equals(app.appId()))
                .orElseThrow(GatewayError.INVALID_APP_AUTH_TOKEN::refusal);
        if (!house.clock().instant().isBefore(auth.endsAt())) {
            throw GatewayError.APP_AUTH_TOKEN_TIME_OUT.refusal();
        }
        return new Caller(app, house.apps().get(auth.authAppId()));
    }
}
