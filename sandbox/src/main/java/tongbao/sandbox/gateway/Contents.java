package tongbao.sandbox.gateway;

import java.nio.charset.Charset;
import java.util.Optional;
import tongbao.sandbox.gateway.Request.Addresses;
import tongbao.sandbox.state.App;
import tongbao.sandbox.trade.Refusal;
import tongbao.sandbox.wire.ContentCipher;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;

/** What a caller says inside its signature: perhaps encrypted, JSON in the end. In both versions. */
public final class Contents {
    private static final int URL_LENGTH_MAX = 256;

    private Contents() {}

    /** How the caller encrypts, where it says that it does. */
    public static Optional<ContentCipher> cipher(App app, Optional<String> type, Refusal withoutKey) {
        return type.map(name -> {
            ContentCipher.Kind kind =
                    ContentCipher.Kind.named(name).orElseThrow(GatewayError.INVALID_ENCRYPT_TYPE::refusal);
            return app.encryptKey().flatMap(key -> ContentCipher.of(kind, key)).orElseThrow(() -> withoutKey);
        });
    }

    public static String decrypted(String text, Optional<ContentCipher> cipher, Charset charset) {
        return cipher.map(
                        present -> present.decrypt(text, charset).orElseThrow(GatewayError.DECRYPTION_UNKNOWN::refusal))
                .orElse(text);
    }

    /** The JSON; somebody who encrypted and did not say so is told that. */
    public static JsonObject json(App app, String text, Charset charset) {
        return Json.object(text)
                .orElseThrow(() -> app.encryptKey()
                        .flatMap(key -> ContentCipher.of(ContentCipher.Kind.AES, key))
                        .flatMap(cipher -> cipher.decrypt(text, charset))
                        .map(_ -> GatewayError.DECRYPTION_MISSING_TYPE.refusal())
                        .orElseGet(GatewayError.ILLEGAL_JSON::refusal));
    }

    public static Addresses addresses(Optional<String> notifyUrl, Optional<String> returnUrl) {
        notifyUrl.ifPresent(url -> requireUrl("notify_url", url));
        returnUrl.ifPresent(url -> requireUrl("return_url", url));
        return new Addresses(notifyUrl, returnUrl);
    }

    private static void requireUrl(String name, String url) {
        if (url.length() > URL_LENGTH_MAX || !url.matches("https?://[^\\s/?#<>\"]+[^\\s<>\"]*")) {
            throw GatewayError.INVALID_PARAMETER.about(name);
        }
    }
}
