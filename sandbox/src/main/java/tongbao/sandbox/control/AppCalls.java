package tongbao.sandbox.control;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
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
    private static final String ALIPAY_KEY = "alipay_private_key";
    private static final int KEY_LENGTH_MAX = 8192;

    private final House house;

    AppCalls(House house) {
        this.house = house;
    }

    Map<String, Object> register(Call call) {
        ControlBody body = ControlBody.read(call, Set.of("app_id", "app_public_key", ALIPAY_KEY));
        String appId = body.requiredText("app_id", 32);
        if (!APP_ID.matcher(appId).matches()) {
            throw Rejected.badRequest("app_id is 1 to 32 of A-Z a-z 0-9 _ -");
        }
        PublicKey appKey = RsaKeys.publicKey(body.requiredText("app_public_key", KEY_LENGTH_MAX))
                .orElseThrow(() -> Rejected.badRequest("app_public_key must be an RSA public key of 1024 to 8192 bits,"
                        + " X.509 in Base64 or PEM; a private key does not belong here"));
        Optional<KeyPair> brought = body.text(ALIPAY_KEY, KEY_LENGTH_MAX).map(AppCalls::pair);
        return shown(house.apps()
                .find(appId)
                .map(known -> renewed(known, appKey, brought))
                .orElseGet(() -> made(appId, appKey, brought)));
    }

    /** A test that signs notices itself brings the key with which the sandbox signs for the app. */
    private static KeyPair pair(String text) {
        return RsaKeys.pair(text)
                .orElseThrow(() -> Rejected.badRequest(
                        ALIPAY_KEY + " must be an RSA private key of 1024 to 8192 bits, PKCS#8 in Base64 or PEM"));
    }

    Map<String, Object> show(String appId) {
        return shown(house.apps().find(appId).orElseThrow(() -> Rejected.notFound("there is no app " + appId)));
    }

    private App renewed(App known, PublicKey appKey, Optional<KeyPair> brought) {
        if (brought.filter(pair -> !pair.getPublic().equals(known.alipayPublicKey()))
                .isPresent()) {
            throw Rejected.conflict(ALIPAY_KEY + " is another than the one the app was registered with");
        }
        return house.apps()
                .save(new App(
                        known.appId(), known.sellerId(), appKey, known.alipayPrivateKey(), known.alipayPublicKey()));
    }

    private App made(String appId, PublicKey appKey, Optional<KeyPair> brought) {
        KeyPair pair = brought.orElseGet(house.keyPairs());
        return house.apps()
                .save(new App(appId, house.numbers().sellerId(), appKey, pair.getPrivate(), pair.getPublic()));
    }

    private static Map<String, Object> shown(App app) {
        return new TreeMap<>(
                Map.of("seller_id", app.sellerId(), "alipay_public_key", RsaKeys.text(app.alipayPublicKey())));
    }
}
