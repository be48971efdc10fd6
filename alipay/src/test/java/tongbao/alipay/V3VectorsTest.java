package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class V3VectorsTest {
    private static final Deadline MINUTE = Deadline.in(Duration.ofMinutes(1));
    private static final OwnKey KEY = OwnKey.of(SignType.RSA2, Vectors.text("keys/app.pkcs8.b64"));

    /** What each vector is used for; one that is not here fails. */
    private static final Map<String, String> USES = Vectors.table("""
            v3sign-01-post                   signs
            v3sign-02-chinese-body           signs
            v3sign-03-get-query              signs
            v3sign-04-get-query-encoded      signs
            v3sign-06-cert-mode              signs
            v3sign-07-cert-and-token         signs
            v3sign-08-empty-post-body        signs
            v3sign-09-expired-seconds        text     expired_seconds is not sent, as by the official SDK
            v3resp-01-ok                     Signed
            v3resp-02-tampered               UNTRUSTWORTHY
            v3resp-03-unsigned-success       Unsigned
            v3resp-04-signature-null-text    Unsigned
            v3resp-06-error-unsigned         Unsigned
            v3resp-07-error-bad-signature    UNTRUSTWORTHY
            v3resp-08-204                    Signed
            v3req-01-get-bill                verifies
            v3upload-01-multipart            verifies  the signed line only: calls with files are not offered
            v3upload-02-multipart-encrypted  verifies  the same
            v3query-01-escaping              verifies
            v3cert-01-certificate-mode       verifies
            v3jar-pageExecute-POST           form
            v3jar-sdkExecute                 order
            """);

    @TestFactory
    Stream<DynamicTest> every_vector_of_v3_does_as_listed() {
        return all().stream().map(it -> DynamicTest.dynamicTest(id(it), () -> check(it)));
    }

    private static List<JsonNode> all() {
        List<JsonNode> all = new ArrayList<>(Vectors.of("07-v3.json"));
        all.addAll(Vectors.of("09-v3-extras.json"));
        return all;
    }

    private static void check(JsonNode vector) throws Exception {
        String use = USES.getOrDefault(id(vector), "unlisted vector");
        switch (use) {
            case "signs" -> signs(vector);
            case "text" ->
                assertThat(text(vector)).isEqualTo(vector.get("expectedContent").asString());
            case "verifies" -> verifies(vector);
            case "form" ->
                isSignedByUs(PostedForm.read(vector.get("output").asString()).all());
            case "order" ->
                isSignedByUs(Vectors.decodedQuery(vector.get("output").asString()));
            default -> assertThat(word(answer(vector))).isEqualTo(use);
        }
    }

    private static void signs(JsonNode vector) {
        assertThat(text(vector)).isEqualTo(vector.get("expectedContent").asString());
        Optional<Application.Serials> serials = Optional.ofNullable(
                        vector.get("appCertSn").asStringOpt().orElse(null))
                .map(it -> new Application.Serials(it, "roots"));
        var wire = wire(serials, Optional.empty());
        var stamp = new WireV3.Stamp(
                vector.get("nonce").asString(),
                Long.parseLong(vector.get("timestamp").asString()));
        assertThat(wire.authorization(stamp, line(vector), tokens(vector)))
                .isEqualTo(vector.get("authorizationHeader").asString());
    }

    private static String text(JsonNode vector) {
        return WireV3.signedText(vector.get("authString").asString(), line(vector), tokens(vector));
    }

    private static WireV3.Line line(JsonNode vector) {
        return new WireV3.Line(
                vector.get("httpMethod").asString(),
                vector.get("uri").asString(),
                vector.get("body").asString(""));
    }

    private static Tokens tokens(JsonNode vector) {
        return new Tokens(vector.get("appAuthToken").asStringOpt(), Optional.empty());
    }

    /** What the official client sent, judged by our rule for the signed text. */
    private static void verifies(JsonNode vector) {
        JsonNode sent =
                vector.get("rawRequest").isArray() ? vector.get("rawRequest").get(0) : vector.get("rawRequest");
        String authorization = sent.get("headers").get("authorization").asString();
        int cut = authorization.indexOf(",sign=");
        String who = authorization.substring("ALIPAY-SHA256withRSA ".length(), cut);
        JsonNode check = vector.get("authorizationCheck");
        var line = new WireV3.Line(
                sent.get("method").asString(),
                sent.get("uri").asString(),
                check.path("signedBodyLine").asString(sent.get("body").asString()));
        var token =
                sent.get("headers").path("alipay-app-auth-token").asStringOpt().filter(it -> !it.isEmpty());
        String text = WireV3.signedText(who, line, new Tokens(token, Optional.empty()));
        assertThat(text).isEqualTo(check.get("contentRebuiltByServer").asString());
        assertThat(madeByApplication(text, authorization.substring(cut + ",sign=".length())))
                .isTrue();
    }

    private static void isSignedByUs(Map<String, String> parameters) {
        var unsigned = new TreeMap<>(parameters);
        String sign = String.valueOf(unsigned.remove("sign"));
        assertThat(madeByApplication(SignedText.of(unsigned), sign)).isTrue();
    }

    private static boolean madeByApplication(String text, String sign) {
        return new SignedMessage(List.of(text.getBytes(StandardCharsets.UTF_8)), Optional.of(sign), Optional.empty())
                .isBy(SignType.RSA2, Vectors.alipaysKeys().trust().known());
    }

    private static Answer answer(JsonNode vector) {
        var headers = new TreeMap<String, String>();
        for (String name : List.of("alipay-timestamp", "alipay-nonce", "alipay-signature")) {
            vector.path(name).asStringOpt().ifPresent(it -> headers.put(name, it));
        }
        var received = Vectors.received(
                vector.get("httpStatus").asInt(),
                headers,
                vector.get("responseBody").asString().getBytes(StandardCharsets.UTF_8));
        return new ResponseV3(received, Optional.empty())
                .answer(Vectors.ourKeys().trust(), MINUTE);
    }

    private static String word(Answer answer) {
        return switch (answer) {
            case Answer.Signed _ -> "Signed";
            case Answer.Unsigned _ -> "Unsigned";
            case Answer.Useless(Outcome.Why why, String _) -> why.name();
        };
    }

    @Test
    void the_table_names_no_vector_that_is_gone() {
        assertThat(all().stream().map(V3VectorsTest::id)).containsExactlyInAnyOrderElementsOf(USES.keySet());
    }

    @Test
    void a_get_is_sent_as_the_official_client_sends_it() {
        var fields = "{\"out_biz_no\":\"A B+中/?&=*~\",\"nothing\":null,\"biz_scene\":\"DIRECT_TRANSFER\"}";
        HttpRequest request = wire(Optional.empty(), Optional.empty())
                .request(new Command("alipay.fund.trans.common.query", Map.of("biz_content", fields)), Tokens.NONE);
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.uri().toASCIIString())
                .isEqualTo("https://alipay.example/v3/alipay/fund/trans/common/query"
                        + "?biz_scene=DIRECT_TRANSFER&out_biz_no=A%20B%2B%E4%B8%AD%2F%3F%26%3D*%7E");
    }

    @Test
    void certificate_mode_names_both_serial_numbers_and_encryption_names_itself() {
        var serials = new Application.Serials("f1bc70b991a325522f6e2ca81ebbbed7", "roots");
        var contentKey = ContentKey.of(ContentCipher.AES, "aYA0GP8JEW+D7/UFaskCWA==");
        HttpRequest request = wire(Optional.of(serials), Optional.of(contentKey))
                .request(TradeQuery.Request.of(new OutTradeNo("T1")).call().command(), Tokens.NONE);
        assertThat(request.headers().firstValue("Authorization").orElse(""))
                .startsWith("ALIPAY-SHA256withRSA app_id=2021000100000001,"
                        + "app_cert_sn=f1bc70b991a325522f6e2ca81ebbbed7,nonce=");
        assertThat(request.headers().firstValue("alipay-root-cert-sn")).contains("roots");
        assertThat(request.headers().firstValue("alipay-encrypt-type")).contains("AES");
        assertThat(request.headers().firstValue("Content-Type")).contains("text/plain");
    }

    private static WireV3 wire(Optional<Application.Serials> serials, Optional<ContentKey> contentKey) {
        return new WireV3(
                new Application("2021000100000001", serials),
                KEY,
                URI.create("https://alipay.example/"),
                contentKey,
                Clock.systemUTC());
    }

    private static String id(JsonNode vector) {
        return vector.get("id").asString();
    }
}
