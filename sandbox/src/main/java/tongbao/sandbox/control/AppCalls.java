package tongbao.sandbox.control;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.state.App;
import tongbao.sandbox.wire.RsaKeys;

/** Registering applications: the first time makes a seller and a key pair, later times only change the app's key. */
final class AppCalls {
    private static final Pattern APP_ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final int KEY_LENGTH_MAX = 4096;

    private final House house;

    AppCalls(House house) {
        this.house = house;
    }

    Map<String, Object> register(Call call) {
        ControlBody body = ControlBody.read(call, Set.of("app_id", "app_public_key"));
        String appId = body.requiredText("app_id", 32);
        if (!APP_ID.matcher(appId).matches()) {
            throw Rejected.badRequest("app_id is 1 to 32 of A-Z a-z 0-9 _ -");
        }
        PublicKey appKey = RsaKeys.publicKey(body.requiredText("app_public_key", KEY_LENGTH_MAX))
                .orElseThrow(() -> Rejected.badRequest("app_public_key must be an RSA public key of 1024 to 8192 bits,"
                        + " X.509 in Base64 or PEM; a private key does not belong here"));
        return shown(
                house.apps().find(appId).map(known -> renewed(known, appKey)).orElseGet(() -> made(appId, appKey)));
    }

    Map<String, Object> show(String appId) {
        return shown(house.apps().find(appId).orElseThrow(() -> Rejected.notFound("there is no app " + appId)));
    }

    private App renewed(App known, PublicKey appKey) {
        return house.apps()
                .save(new App(
                        known.appId(), known.sellerId(), appKey, known.alipayPrivateKey(), known.alipayPublicKey()));
    }

    private App made(String appId, PublicKey appKey) {
        KeyPair pair = house.keyPairs().get();
        return house.apps()
                .save(new App(appId, house.numbers().sellerId(), appKey, pair.getPrivate(), pair.getPublic()));
    }

    private static Map<String, Object> shown(App app) {
        return new TreeMap<>(
                Map.of("seller_id", app.sellerId(), "alipay_public_key", RsaKeys.text(app.alipayPublicKey())));
    }
}
