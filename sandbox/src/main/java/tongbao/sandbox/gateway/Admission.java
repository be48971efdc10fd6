package tongbao.sandbox.gateway;

import java.security.PublicKey;
import java.util.HashMap;
import java.util.Optional;
import tongbao.sandbox.gateway.Request.Addresses;
import tongbao.sandbox.gateway.Request.Caller;
import tongbao.sandbox.journal.Track;
import tongbao.sandbox.state.App;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.ContentCipher;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.SignType;
import tongbao.sandbox.wire.SignedText;

/**
 * Version 2's checks before any business, in Alipay's order: what is missing, what is invalid, which certificates,
 * who signed, what is encrypted, for whom, and whether it is JSON. That the application is known was checked before.
 */
final class Admission {
    private final House house;
    private final Methods methods;
    private final Credentials credentials;

    Admission(House house, Methods methods) {
        this.house = house;
        this.methods = methods;
        this.credentials = new Credentials(house);
    }

    /** An admitted request, and how its sender encrypts. */
    record Admitted(Request request, Optional<ContentCipher> cipher) {}

    Admitted admit(App app, Letter letter, Track track) {
        requirePresent(letter);
        Method method = requireValid(letter);
        Voice voice = Voice.of(letter.params());
        PublicKey key = credentials.signingKey(app, letter.param("app_cert_sn"), letter.param("alipay_root_cert_sn"));
        requireSignature(letter, voice, key, track);
        Optional<ContentCipher> cipher = Contents.cipher(
                app, letter.param("encrypt_type"), house.manners().missingEncryptKey());
        String text = Contents.decrypted(letter.param("biz_content").orElse(""), cipher, voice.charset());
        cipher.ifPresent(_ -> track.decrypted(text));
        Caller caller = credentials.caller(app, letter.param("app_auth_token"));
        Addresses addresses = Contents.addresses(letter.param("notify_url"), letter.param("return_url"));
        JsonObject content = isInContent(method)
                ? Contents.json(app, text, voice.charset())
                : new JsonObject(new HashMap<>(letter.params()));
        return new Admitted(new Request(caller, method, voice, addresses, content), cipher);
    }

    private static boolean isInContent(Method method) {
        return !(method instanceof Method.Answered answered) || answered.form() == Method.Form.CONTENT;
    }

    private static void requirePresent(Letter letter) {
        requirePresent(letter, "method", GatewayError.MISSING_METHOD);
        requirePresent(letter, "version", GatewayError.MISSING_VERSION);
        requirePresent(letter, "sign_type", GatewayError.MISSING_SIGNATURE_TYPE);
        requirePresent(letter, "timestamp", GatewayError.MISSING_TIMESTAMP);
        requirePresent(letter, "sign", GatewayError.MISSING_SIGNATURE);
    }

    private static void requirePresent(Letter letter, String name, GatewayError missing) {
        require(letter.param(name).isPresent(), missing);
    }

    private Method requireValid(Letter letter) {
        Method method =
                methods.named(letter.param("method").orElse("")).orElseThrow(GatewayError.INVALID_METHOD::refusal);
        require(letter.param("version").equals(Optional.of("1.0")), GatewayError.INVALID_VERSION);
        require(letter.param("format").orElse("json").equalsIgnoreCase("json"), GatewayError.INVALID_FORMAT);
        require(letter.param("charset").flatMap(Voice::charset).isPresent(), GatewayError.INVALID_CHARSET);
        require(letter.param("sign_type").flatMap(SignType::named).isPresent(), GatewayError.INVALID_SIGNATURE_TYPE);
        require(letter.param("timestamp").flatMap(BeijingTime::parse).isPresent(), GatewayError.INVALID_TIMESTAMP);
        require(letter.isWhole(), GatewayError.UPLOAD_FAIL);
        return method;
    }

    private static void require(boolean holds, GatewayError otherwise) {
        if (!holds) {
            throw otherwise.refusal();
        }
    }

    private void requireSignature(Letter letter, Voice voice, PublicKey key, Track track) {
        String text = SignedText.ofRequest(letter.params());
        track.verified(text);
        if (!voice.signType()
                .verifies(text, voice.charset(), key, letter.param("sign").orElse(""))) {
            throw house.manners().wrongSignature(text.replace("&", "&amp;"));
        }
    }
}
