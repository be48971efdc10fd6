package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.RsaKeys;
import tongbao.sandbox.wire.SignType;

/** What the official SDKs were recorded sending is accepted, and what they accepted is what the sandbox would write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedTest {
    private static final String V2 = "03-v2-responses.json";
    private static final String V3 = "07-v3.json";
    private static final Set<String> METHODS =
            Set.of("alipay.trade.query", "alipay.trade.precreate", "alipay.trade.refund");
    /** When the calls of version 3 were made. */
    private static final Instant RECORDED = Instant.ofEpochMilli(1_795_312_800_000L);

    private static final PublicKey ALIPAYS =
            RsaKeys.publicKey(Vectors.resource("/vectors/alipay.public.b64")).orElseThrow();

    private final Ground ground =
            Ground.with(SandboxSettings.inMemory(Clock.fixed(RECORDED, ZoneOffset.UTC), new SecureRandom()));

    RecordedTest() {
        ground.post(
                "/sandbox/apps",
                Json.write(Map.of(
                        "app_id",
                        Ground.APP_ID,
                        "app_public_key",
                        Vectors.resource("/vectors/app.public.b64"),
                        "encrypt_key",
                        "aYA0GP8JEW+D7/UFaskCWA==")));
    }

    @AfterAll
    void close() {
        ground.close();
    }

    static Stream<JsonObject> requests() {
        return Vectors.of(V2)
                .filter(vector ->
                        vector.text("method").filter(METHODS::contains).isPresent())
                .flatMap(vector -> vector.list("rawRequest").stream())
                .map(JsonObject.class::cast);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_of_the_older_sdk_reaches_the_business(JsonObject request) {
        JsonObject headers = (JsonObject) request.members().getOrDefault("headers", new JsonObject(Map.of()));

        Ground.Got got = Ground.send(HttpRequest.newBuilder(
                        ground.uri("/gateway.do?" + request.text("rawQuery").orElseThrow()))
                .header("Content-Type", headers.text("Content-type").orElseThrow())
                .POST(HttpRequest.BodyPublishers.ofString(
                        request.text("rawBody").orElse(""), StandardCharsets.ISO_8859_1)));

        boolean isEncrypted = request.text("rawQuery").orElse("").contains("encrypt_type");
        assertThat(got.body()).contains(isEncrypted ? "_response\":\"" : "ACQ.TRADE_NOT_EXIST");
    }

    static Stream<JsonObject> pages() {
        return Vectors.of("02-v2-page-and-sdk-execute.json")
                .filter(vector -> vector.text("output").orElse("").startsWith("http"))
                .filter(vector -> !vector.text("output").orElse("").contains("app_cert_sn"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void an_address_made_by_the_older_sdk_is_believed_although_not_every_subject_is_allowed(JsonObject vector) {
        String address = vector.text("output").orElseThrow();

        Ground.Got got = ground.get("/gateway.do" + address.substring(address.indexOf('?')));

        assertThat(got.status() == 302 || got.body().contains("参数无效：subject"))
                .as(got.body())
                .isTrue();
    }

    static Stream<JsonObject> answers() {
        return Vectors.of(V2)
                .filter(vector -> vector.text("extractedSignSource").orElse("").startsWith("{"))
                .filter(vector -> List.of(
                                "resp-01-success", "resp-02-escaped-slash-signed-as-sent", "resp-14-10003-inprocess")
                        .contains(vector.text("id").orElse("")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void a_recorded_node_is_written_again_as_it_was_signed(JsonObject vector) {
        String signed = vector.text("extractedSignSource").orElseThrow();

        String written = Json.writeEscapingSlashes(Json.object(signed).orElseThrow());

        assertThat(written).isEqualTo(signed);
        assertThat(SignType.RSA2.verifies(
                        written,
                        Charset.forName(vector.text("charset").orElse("utf-8")),
                        ALIPAYS,
                        vector.text("extractedSign").orElseThrow()))
                .isTrue();
    }

    static Stream<JsonObject> authorizations() {
        return Vectors.of(V3)
                .filter(vector -> vector.text("authorizationHeader").isPresent())
                .filter(vector -> vector.text("httpMethod").orElse("").equals("POST"))
                .filter(vector -> METHODS.contains(
                        vector.text("uri").orElse("").substring(4).replace('/', '.')))
                .filter(vector -> vector.text("appCertSn").isEmpty());
    }

    /** They share one nonce, so that only the first gets further than the check for repetitions after the signature. */
    @ParameterizedTest
    @MethodSource("authorizations")
    void a_header_of_the_newer_sdk_is_believed_and_with_another_body_not(JsonObject vector) {
        String body = vector.text("body").orElse("");

        assertThat(post(vector, body + " ").text("code")).contains("invalid-signature");
        assertThat(post(vector, body).text("code").orElseThrow())
                .isIn("ACQ.TRADE_NOT_EXIST", "invalid-request-data", "invalid-app-auth-token", "illegal-json");
    }

    private JsonObject post(JsonObject vector, String body) {
        var request = HttpRequest.newBuilder(ground.uri(vector.text("uri").orElseThrow()))
                .header("Content-Type", "application/json")
                .header("Authorization", vector.text("authorizationHeader").orElseThrow())
                .POST(HttpRequest.BodyPublishers.ofString(body));
        vector.text("appAuthToken").ifPresent(token -> request.header("alipay-app-auth-token", token));
        return Ground.send(request).json();
    }

    static Stream<JsonObject> signedAnswers() {
        return Vectors.of(V3)
                .filter(vector -> vector.members().get("signatureMatches") instanceof Json.Literal literal
                        && !literal.text().equals("null"));
    }

    @ParameterizedTest
    @MethodSource("signedAnswers")
    void a_recorded_answer_of_version_3_verifies_over_the_same_lines(JsonObject vector) {
        String text = vector.text("alipay-timestamp").orElseThrow() + "\n"
                + vector.text("alipay-nonce").orElseThrow() + "\n"
                + vector.text("responseBody").orElse("") + "\n";

        boolean verified = SignType.RSA2.verifies(
                text,
                StandardCharsets.UTF_8,
                ALIPAYS,
                vector.text("alipay-signature").orElseThrow());

        assertThat(verified)
                .isEqualTo(vector.text("signatureMatches").orElse("").equals("true"));
    }
}
