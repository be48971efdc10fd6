package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.RsaKeys;
import tongbao.sandbox.wire.SignType;
import tongbao.sandbox.wire.SignedText;

/** The sandbox's own canonical text and signatures against vectors made with the official SDK. */
class SignedTextTest {
    /** The SDK's helper signs an old signature again; a gateway never does. */
    private static final String PITFALL = "v2sign-11";

    @ParameterizedTest
    @MethodSource("requests")
    void the_text_is_the_one_that_the_official_sdk_signs(JsonObject vector) {
        Map<String, String> params = new HashMap<>();
        JsonObject given = (JsonObject) Objects.requireNonNull(vector.members().get("params"));
        given.members().forEach((name, value) -> {
            if (value instanceof String text) {
                params.put(name, text);
            }
        });

        assertThat(SignedText.ofRequest(params))
                .isEqualTo(vector.text("expectedSignContent").orElse(""));
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void a_signature_verifies_exactly_when_the_official_sdk_says_so(JsonObject vector) throws IOException {
        String text = vector.text("content")
                .or(() -> vector.text("expectedSignContent"))
                .orElseThrow();
        String sign = vector.text("sign").or(() -> vector.text("expectedSign")).orElseThrow();
        String keyFile = vector.text("publicKey").orElseThrow().replaceFirst("^keys/", "/vectors/");
        SignType type = SignType.named(vector.text("signType").orElseThrow()).orElseThrow();
        Charset charset = Charset.forName(vector.text("charset").orElseThrow());

        boolean verified = type.verifies(
                text, charset, RsaKeys.publicKey(resource(keyFile)).orElseThrow(), sign);

        assertThat(verified).isEqualTo(vector.text("verifyResult").equals(Optional.of("true")));
    }

    @Test
    void sign_type_is_signed_in_requests_and_not_in_notices() {
        Map<String, String> pairs = Map.of("a", "1", "sign_type", "RSA2", "sign", "x");

        assertThat(SignedText.ofRequest(pairs)).isEqualTo("a=1&sign_type=RSA2");
        assertThat(SignedText.ofNotice(pairs)).isEqualTo("a=1");
    }

    static Stream<JsonObject> requests() throws IOException {
        return vectors()
                .filter(vector -> vector.names().contains("params"))
                .filter(vector -> !vector.text("id").orElseThrow().startsWith(PITFALL));
    }

    static Stream<JsonObject> signatures() throws IOException {
        return vectors().filter(vector -> vector.names().contains("verifyResult"));
    }

    private static Stream<JsonObject> vectors() throws IOException {
        return Json.object(resource("/vectors/01-v2-request-signing.json")).orElseThrow().list("vectors").stream()
                .map(JsonObject.class::cast);
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = SignedTextTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
