package tongbao.alipay.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static tongbao.alipay.doctor.Bench.bytes;
import static tongbao.alipay.doctor.Bench.doctor;
import static tongbao.alipay.doctor.Bench.file;
import static tongbao.alipay.doctor.Bench.key;
import static tongbao.alipay.doctor.Bench.vectors;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tongbao.alipay.doctor.Report.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the official SDK signs and verifies has nothing wrong with it; what it refuses, has. */
@Tag("slow")
class ValidMessagesTest {
    /** Signed with the bare slash, which the SDK verifies at its second try only. */
    private static final String SECOND_TRY = "resp-03-escaped-slash-signed-unescaped";

    private static Stream<JsonNode> all(String file) {
        return StreamSupport.stream(vectors(file).spliterator(), false);
    }

    private static String id(JsonNode vector) {
        return vector.get("id").asString();
    }

    private static DynamicTest nothingWrong(JsonNode vector, java.util.function.Supplier<Report> report) {
        return DynamicTest.dynamicTest(id(vector), () -> {
            Report actual = report.get();
            assertThat(actual.findings()).as("%s", actual).isEmpty();
            assertThat(actual.verdict()).isEqualTo(Verdict.NOTHING_WRONG);
        });
    }

    @TestFactory
    Stream<DynamicTest> requests_that_the_sdk_signs() {
        return all("01-v2-request-signing.json")
                .filter(it -> it.has("expectedSign")
                        && it.get("privateKey").asString().endsWith("app.pkcs8.b64"))
                .filter(it -> !it.get("params").has("sign"))
                .map(it -> nothingWrong(it, () -> doctor().build().request(request(it))));
    }

    private static byte[] request(JsonNode vector) {
        Charset charset = Charset.forName(vector.get("charset").asString());
        Map<String, String> fields = new LinkedHashMap<>();
        vector.get("params")
                .propertyStream()
                .filter(it -> !it.getValue().isNull())
                .forEach(it -> fields.put(it.getKey(), it.getValue().asString()));
        fields.put("sign", vector.get("expectedSign").asString());
        return Bench.form(fields, charset).getBytes(StandardCharsets.UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> pages_and_order_texts_that_the_sdk_makes() {
        return all("02-v2-page-and-sdk-execute.json")
                .filter(it -> !isBrokenPage(it))
                .map(it -> nothingWrong(
                        it,
                        () -> doctor().build().request(bytes(it.get("output").asString()))));
    }

    /** The SDK escapes quotation marks only, so a browser reads the entity in this subject and sends another text. */
    private static boolean isBrokenPage(JsonNode vector) {
        return vector.get("output").asString().startsWith("<form")
                && vector.get("expectedSignContent").asString().contains("&amp;");
    }

    @TestFactory
    Stream<DynamicTest> pages_of_the_sdk_with_an_entity_in_the_subject_do_not_arrive_as_signed() {
        return all("02-v2-page-and-sdk-execute.json")
                .filter(ValidMessagesTest::isBrokenPage)
                .map(it -> DynamicTest.dynamicTest(
                        id(it),
                        () -> assertThat(doctor().build()
                                        .request(bytes(it.get("output").asString()))
                                        .causes())
                                .containsExactly(Cause.HTML_UNESCAPED)));
    }

    @TestFactory
    Stream<DynamicTest> responses_that_the_sdk_verifies() {
        return all("03-v2-responses.json")
                .filter(it -> it.get("sdkResult").has("exception")
                        && it.get("sdkResult").get("exception").isNull()
                        && it.get("rawResponse").asString().contains("\"sign\":\"")
                        && !it.has("alipayCert"))
                .filter(it -> !id(it).equals(SECOND_TRY) && !id(it).endsWith("no-sign"))
                .map(it -> nothingWrong(it, () -> doctor().build().response(response(it))));
    }

    private static byte[] response(JsonNode vector) {
        boolean gbk = vector.has("charset") && vector.get("charset").asString().equals("GBK");
        return vector.get("rawResponse").asString().getBytes(gbk ? Bench.GBK : StandardCharsets.UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> notices_that_the_sdk_verifies() {
        return all("04-notify.json")
                .filter(it -> it.get("rsaCheckV1").asString().equals("true") || id(it).contains("double-decoded"))
                .map(it -> nothingWrong(
                        it,
                        () -> doctor().alipayKey(file(it.get("alipayPublicKey").asString()))
                                .build()
                                .notice(it.get("rawBody").asString().getBytes(StandardCharsets.ISO_8859_1))));
    }

    @Test
    void the_decoded_parameters_as_programs_print_them() {
        Map<String, String> signed = Bench.with(Bench.signedNotice(Bench.with(Bench.notice(), "body", "one")), "x", "");
        String json = new JsonMapper().writeValueAsString(signed);
        for (String printed : List.of(json, signed.toString())) {
            Report report = doctor().build().notice(bytes(printed));
            assertThat(report.findings()).as("%s", report).isEmpty();
            assertThat(report.verdict()).isEqualTo(Verdict.NOTHING_WRONG);
        }
    }

    @Test
    void a_request_that_none_of_the_keys_signed_is_shown_what_the_private_key_makes_of_it() {
        Map<String, String> signed =
                Bench.with(Bench.request(), "sign", Bench.sign(Bench.OTHER, Bench.text(Bench.request())));
        Report report = doctor().build().request(Bench.form(signed));
        String expected = Bench.sign(Bench.APP, Bench.text(Bench.request())).substring(0, 24);
        assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.facts()).anySatisfy(it -> assertThat(it).contains(expected + "…"));
    }

    @TestFactory
    Stream<DynamicTest> requests_of_v3_that_the_sdk_signs() {
        return all("07-v3.json")
                .filter(it -> it.has("authorizationHeader"))
                .map(it -> nothingWrong(it, () -> doctor().build().request(v3(it))));
    }

    private static byte[] v3(JsonNode vector) {
        String token = vector.get("appAuthToken").isNull()
                ? ""
                : "alipay-app-auth-token: " + vector.get("appAuthToken").asString() + "\r\n";
        String body = vector.get("body").isNull() ? "" : vector.get("body").asString();
        return bytes(
                vector.get("httpMethod").asString() + " " + vector.get("uri").asString() + " HTTP/1.1\r\n"
                        + "Host: openapi.alipay.com\r\nAuthorization: "
                        + vector.get("authorizationHeader").asString() + "\r\n" + token + "\r\n" + body);
    }

    @TestFactory
    Stream<DynamicTest> responses_of_v3_that_the_sdk_verifies() {
        return all("07-v3.json")
                .filter(it -> it.has("signatureMatches")
                        && it.get("signatureMatches").asString().equals("true"))
                .map(it -> nothingWrong(
                        it,
                        () -> doctor().build()
                                .response(bytes("HTTP/1.1 200 OK\nalipay-timestamp: "
                                        + it.get("alipay-timestamp").asString() + "\nalipay-nonce: "
                                        + it.get("alipay-nonce").asString() + "\nalipay-signature: "
                                        + it.get("alipay-signature").asString() + "\n\n"
                                        + it.get("responseBody").asString()))));
    }

    @TestFactory
    Stream<DynamicTest> numbers_of_certificates_are_the_sdks() {
        return all("06-cert-sn.json")
                .filter(it -> it.has("expectedSN") || it.has("expectedRootCertSN"))
                .map(it -> DynamicTest.dynamicTest(id(it), () -> {
                    List<Certificate> certificates =
                            Certificate.all(file(it.get("file").asString()));
                    String number = it.has("expectedSN")
                            ? CertificateNumbers.of(certificates.getFirst())
                            : CertificateNumbers.ofRoots(certificates);
                    String expected = it.get(it.has("expectedSN") ? "expectedSN" : "expectedRootCertSN")
                            .asString();
                    assertThat(number).isEqualTo(expected);
                }));
    }

    @Test
    void tampered_messages_of_the_vectors_are_unknown_and_nothing_is_guessed() {
        Set<String> tampered = Set.of("notify-08-tampered-amount");
        all("04-notify.json").filter(it -> tampered.contains(id(it))).forEach(it -> {
            Report report = doctor().build().notice(it.get("rawBody").asString().getBytes(StandardCharsets.ISO_8859_1));
            assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(report.findings()).isEmpty();
            assertThat(report.facts())
                    .anySatisfy(fact -> assertThat(fact).contains("it came through whole"))
                    .contains("The text at hand is not the text that was signed.");
        });
    }

    @TestFactory
    Stream<DynamicTest> keys_as_they_are_usually_kept() {
        return Stream.of("alipay.public.b64", "alipay.public.pem", "alipay.public.pkcs1.pem")
                .flatMap(publicKey -> Stream.of("app.pkcs8.b64", "app.pkcs8.pem", "app.pkcs1.b64", "app.pkcs1.pem")
                        .map(privateKey -> DynamicTest.dynamicTest(publicKey + ", " + privateKey, () -> {
                            Report report = SignatureDoctor.builder()
                                    .alipayKey(key(publicKey))
                                    .applicationPrivateKey(key(privateKey))
                                    .build()
                                    .keys();
                            assertThat(report.findings()).isEmpty();
                            assertThat(report.verdict()).isEqualTo(Verdict.NOTHING_WRONG);
                        })));
    }

    @Test
    void certificates_as_they_are_downloaded() {
        Report report = CertificateCases.doctor()
                .now(java.time.Instant.parse("2026-11-22T02:00:00Z"))
                .build()
                .keys();
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.NOTHING_WRONG);
    }
}
