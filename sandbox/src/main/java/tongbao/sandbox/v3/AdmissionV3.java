package tongbao.sandbox.v3;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tongbao.sandbox.gateway.Contents;
import tongbao.sandbox.gateway.Credentials;
import tongbao.sandbox.gateway.GatewayError;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Method;
import tongbao.sandbox.gateway.Request;
import tongbao.sandbox.gateway.Request.Caller;
import tongbao.sandbox.gateway.Voice;
import tongbao.sandbox.http.Call;
import tongbao.sandbox.journal.Track;
import tongbao.sandbox.state.App;
import tongbao.sandbox.wire.ContentCipher;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.SignType;

/** Version 3's checks before any business, in the order of version 2's where it has the same. */
final class AdmissionV3 {
    /** How far a caller's clock may be from ours, unless the caller allows less. */
    private static final Duration APART_MAX = Duration.ofMinutes(10);

    private static final Pattern MILLIS = Pattern.compile("\\d{10,16}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final House house;
    private final Credentials credentials;
    private final Nonces nonces = new Nonces();

    AdmissionV3(House house) {
        this.house = house;
        this.credentials = new Credentials(house);
    }

    /** An admitted request, and how its sender encrypts. */
    record Admitted(Request request, Optional<ContentCipher> cipher) {}

    Admitted admit(App app, Authorization authorization, Method.Answered method, Call call, Track track) {
        Duration life = requireTime(authorization);
        String nonce = authorization.field("nonce").orElseThrow(() -> GatewayError.INVALID_REQUEST_DATA.about("nonce"));
        BodyV3 body = BodyV3.read(call);
        PublicKey key =
                credentials.signingKey(app, authorization.field("app_cert_sn"), call.header("alipay-root-cert-sn"));
        String signed = signedText(authorization, call, body);
        track.verified(signed);
        requireSignature(authorization, signed, key);
        if (!nonces.isNew(app.appId(), nonce, house.clock().real(), life)) {
            throw GatewayError.INVALID_REQUEST_DATA.about("nonce");
        }
        Optional<ContentCipher> cipher =
                Contents.cipher(app, call.header("alipay-encrypt-type"), GatewayError.MISSING_ENCRYPT_KEY.refusal());
        Optional<String> text = body.present().map(sent -> Contents.decrypted(sent, cipher, StandardCharsets.UTF_8));
        cipher.ifPresent(_ -> text.ifPresent(track::decrypted));
        Caller caller = credentials.caller(app, call.header("alipay-app-auth-token"));
        JsonObject content = content(app, call, text);
        Request.Addresses addresses = Contents.addresses(content.text("notify_url"), Optional.empty());
        return new Admitted(new Request(caller, method, Voice.DEFAULT, addresses, content), cipher);
    }

    /** How long a repetition of this request would still be young enough. */
    private Duration requireTime(Authorization authorization) {
        String text = authorization.field("timestamp").orElseThrow(GatewayError.MISSING_TIMESTAMP::refusal);
        String seconds = authorization.field("expired_seconds").orElse(Long.toString(APART_MAX.toSeconds()));
        if (!MILLIS.matcher(text).matches() || !SECONDS.matcher(seconds).matches()) {
            throw GatewayError.INVALID_TIMESTAMP.refusal();
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
        Duration apartMax = asked.compareTo(APART_MAX) < 0 ? asked : APART_MAX;
        Instant sentAt = Instant.ofEpochMilli(Long.parseLong(text));
        Instant now = house.clock().real();
        if (Duration.between(sentAt, now).abs().compareTo(apartMax) > 0) {
            throw GatewayError.ILLEGAL_TIMESTAMP.refusal();
        }
        return Duration.between(now, sentAt.plus(apartMax));
    }

    private static String signedText(Authorization authorization, Call call, BodyV3 body) {
        String query = call.query().text(StandardCharsets.UTF_8);
        return authorization.text() + "\n" + call.method() + "\n" + call.path()
                + (query.isEmpty() ? "" : "?" + query) + "\n" + body.text() + "\n"
                + call.header("alipay-app-auth-token")
                        .map(token -> token + "\n")
                        .orElse("");
    }

    private void requireSignature(Authorization authorization, String text, PublicKey key) {
        if (authorization.sign().isBlank()) {
            throw GatewayError.MISSING_SIGNATURE.refusal();
        }
        if (!SignType.RSA2.verifies(text, StandardCharsets.UTF_8, key, authorization.sign())) {
            throw house.manners()
                    .wrongSignature(text)
                    .withStatus(house.trading().customs().disputed().signatureStatus());
        }
    }

    private static JsonObject content(App app, Call call, Optional<String> text) {
        if (call.isGet()) {
            return BodyV3.ofQuery(call);
        }
        return text.map(json -> Contents.json(app, json, StandardCharsets.UTF_8))
                .orElseGet(() -> new JsonObject(Map.of()));
    }
}
