package tongbao.sandbox.control;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tongbao.sandbox.certificate.Authority;
import tongbao.sandbox.control.Registration.Proof;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.state.App;
import tongbao.sandbox.state.AppAuths;
import tongbao.sandbox.state.Apps;
import tongbao.sandbox.state.Certificates;
import tongbao.sandbox.state.Certificates.Held;
import tongbao.sandbox.wire.RsaKeys;

/**
 * Registering applications: the first time makes a seller and a key pair of Alipay's, later times change what the
 * application signs with, and between public-key and certificate mode.
 */
final class AppCalls {
    private static final long APPS_MAX = 10_000;
    private static final long AUTHORISED_SECONDS_MAX = Duration.ofDays(3660).toSeconds();
    private static final long AUTHORISED_SECONDS_DEFAULT = Duration.ofDays(365).toSeconds();

    private final House house;

    AppCalls(House house) {
        this.house = house;
    }

    Map<String, Object> register(Call call) {
        Registration registration = Registration.read(ControlBody.read(call, Registration.fields()));
        App known = house.apps().find(registration.appId()).orElseGet(() -> newcomer(registration));
        requireSameKeys(known, registration);
        Optional<Held> certificate = certificate(registration.proof(), known.sellerId());
        Optional<Held> alipays = certificate.map(_ -> alipayCertificate(known));
        return shown(house.apps().change(known, app -> {
            App proven = certificate
                    .map(held -> app.withCertificates(replaced(app, held, alipays.orElseThrow())))
                    .orElseGet(() -> app.withKey(registration.proof().key()));
            App keyed = registration.encryptKey().map(proven::withEncryptKey).orElse(proven);
            return registration.gatewayUrl().map(keyed::toldAt).orElse(keyed);
        }));
    }

    private App newcomer(Registration registration) {
        if (house.database().transact(Apps::count) >= APPS_MAX) {
            throw Rejected.conflict("there are " + APPS_MAX + " apps already");
        }
        return house.apps().change(made(registration), same -> same);
    }

    private static void requireSameKeys(App known, Registration registration) {
        registration
                .alipayKeys()
                .filter(pair -> !pair.getPublic().equals(known.alipayPublicKey()))
                .ifPresent(_ -> {
                    throw Rejected.conflict(
                            Registration.ALIPAY_KEY + " is another than the one the app was registered with");
                });
    }

    private Certificates replaced(App app, Held held, Held alipays) {
        return app.certificates()
                .map(present -> present.replacedByApp(held, house.clock().instant()))
                .orElseGet(() -> new Certificates(List.of(held), List.of(alipays)));
    }

    Map<String, Object> show(String appId) {
        return shown(known(appId));
    }

    /** Alipay's certificate is issued again: the same key under a new number. */
    Map<String, Object> renew(Call call, String appId) {
        ControlBody.read(call, Set.of());
        App app = known(appId);
        if (app.certificates().isEmpty()) {
            throw Rejected.conflict("app " + appId + " is in public-key mode and has no certificates");
        }
        Held renewed = alipayCertificate(app);
        return shown(house.apps()
                .change(
                        app,
                        present -> present.certificates()
                                .map(certificates -> present.withCertificates(certificates.renewedByAlipay(renewed)))
                                .orElse(present)));
    }

    /** A merchant lets this application call for it. */
    Map<String, Object> authorise(Call call, String appId) {
        ControlBody body = ControlBody.read(call, Set.of("auth_app_id", "expires_in"));
        App app = known(appId);
        App merchant = known(body.requiredText("auth_app_id", 32));
        if (merchant.appId().equals(appId)) {
            throw Rejected.badRequest("an app needs nobody's authorisation for itself");
        }
        long seconds = body.number("expires_in", 1, AUTHORISED_SECONDS_MAX).orElse(AUTHORISED_SECONDS_DEFAULT);
        Instant now = house.clock().instant();
        var auth = new AppAuths.AppAuth(
                house.numbers().appAuthToken(now), app.appId(), merchant.appId(), now.plusSeconds(seconds));
        house.database().transact(sql -> {
            AppAuths.insert(sql, auth);
            return true;
        });
        return new TreeMap<>(Map.of(
                "app_auth_token", auth.token(),
                "auth_app_id", merchant.appId(),
                "user_id", merchant.sellerId(),
                "expires_in", seconds));
    }

    private App known(String appId) {
        return house.apps().find(appId).orElseThrow(() -> Rejected.notFound("there is no app " + appId));
    }

    private App made(Registration registration) {
        KeyPair pair = registration.alipayKeys().orElseGet(house::newKeys);
        return new App(
                registration.appId(),
                house.numbers().sellerId(),
                registration.proof().key(),
                pair.getPrivate(),
                pair.getPublic(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<Held> certificate(Proof proof, String sellerId) {
        return switch (proof) {
            case Proof.BareKey _ -> Optional.empty();
            case Proof.OwnCertificate own -> Optional.of(Held.of(own.certificate(), own.pem()));
            case Proof.KeyToCertify asked ->
                Optional.of(held(house.authority().get().issueForApp(asked.key(), sellerId, house.random(), times())));
            case Proof.RequestToCertify asked ->
                Optional.of(held(house.authority().get().issue(asked.request(), house.random(), times())));
        };
    }

    private Held alipayCertificate(App app) {
        Authority authority = house.authority().get();
        return held(authority.issueForAlipay(app.alipayPublicKey(), app.sellerId(), house.random(), times()));
    }

    private Held held(X509Certificate issued) {
        return Held.of(issued, house.authority().get().chain(issued));
    }

    private Authority.Times times() {
        return new Authority.Times(house.clock().real(), house.clock().instant());
    }

    private Map<String, Object> shown(App app) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("seller_id", app.sellerId());
        app.certificates()
                .ifPresentOrElse(
                        certificates -> members.put("certificates", files(certificates)),
                        () -> members.put("alipay_public_key", RsaKeys.text(app.alipayPublicKey())));
        return members;
    }

    private Map<String, Object> files(Certificates certificates) {
        Authority authority = house.authority().get();
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("app_cert", certificates.ofApp().getFirst().pem());
        files.put("app_cert_sn", certificates.ofApp().getFirst().sn());
        files.put("alipay_cert", certificates.ofAlipay().getFirst().pem());
        files.put("alipay_cert_sn", certificates.alipaySn());
        files.put("alipay_root_cert", authority.rootBundle());
        files.put("alipay_root_cert_sn", authority.rootSn());
        return files;
    }
}
