package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class ResponseVectorsTest {
    private static final Deadline MINUTE = Deadline.in(Duration.ofMinutes(1));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC);

    /** What we make of each recorded response; one that is not here fails. */
    private static final Map<String, String> EXPECTED = Vectors.table("""
            resp-01-success                            Signed
            resp-02-escaped-slash-signed-as-sent       Signed
            resp-03-escaped-slash-signed-unescaped     Signed
            resp-04-tampered-amount                    UNTRUSTWORTHY
            resp-06-business-failure-bad-sign          UNTRUSTWORTHY
            resp-07-business-failure-no-sign           Unsigned
            resp-08-success-no-sign                    Unsigned
            resp-09-error_response-no-sign             Unsigned
            resp-11-sign-before-node                   Signed
            resp-12-pretty-printed                     Signed
            resp-13-duplicate-node                     UNTRUSTWORTHY
            resp-14-10003-inprocess                    Signed
            resp-16-sign-null                          Unsigned
            resp-17-empty-object                       SENT
            resp-18-html                               SENT
            resp-19-signed-by-other-key                UNTRUSTWORTHY
            resp-21-gbk                                Signed
            resp-22-aes-encrypted                      Signed
            resp-23-aes-signature-without-quotes       UNTRUSTWORTHY
            resp-24-aes-plain-error                    Signed
            resp-26-http-500-with-valid-json           SENT    the status decides
            resp-27-oauth-token-success                Signed
            resp-28-oauth-token-error                  Signed
            resp-29-multipart-upload                   Signed
            resp-31-cert-known-sn                      Signed
            resp-32-cert-unknown-sn-downloaded         Signed
            resp-33-cert-missing-sn-on-success         Unsigned
            resp-34-cert-missing-sn-on-failure         Unsigned   the official SDK believes it
            resp-36-cert-download-forged-issuer        UNTRUSTWORTHY
            resp-37-cert-download-expired              UNTRUSTWORTHY
            resp-38-cert-download-other-sn             UNTRUSTWORTHY
            resp-39-cert-tampered                      UNTRUSTWORTHY
            resp-41-cert-client-plain-execute          skip    there is one way to call
            resp-42-alipay-public-key-is-own-key       skip    KeysTest: refused when the client is built
            """);

    @TestFactory
    Stream<DynamicTest> every_response_vector_is_judged_as_listed() {
        return Vectors.of("03-v2-responses.json").stream()
                .map(it -> DynamicTest.dynamicTest(it.get("id").asString(), () -> check(it)));
    }

    private static void check(JsonNode vector) {
        String expected = EXPECTED.getOrDefault(vector.get("id").asString(), "unlisted vector");
        if (expected.equals("skip")) {
            return;
        }
        Answer answer = answer(vector);
        JsonNode sdk = vector.get("sdkResult");
        switch (answer) {
            case Answer.Signed(Fields fields) -> {
                assertThat("Signed").isEqualTo(expected);
                if (sdk.get("exception").isNull()) {
                    assertThat(fields.find("code").orElse(""))
                            .isEqualTo(sdk.get("code").asString(""));
                    assertThat(fields.find("sub_code").orElse(""))
                            .isEqualTo(sdk.get("subCode").asString(""));
                }
                if (vector.has("decrypted")) {
                    assertThat(fields.json()).isEqualTo(vector.get("decrypted").asString());
                }
            }
            case Answer.Unsigned _ -> assertThat("Unsigned").isEqualTo(expected);
            case Answer.Useless(Outcome.Why why, String _) ->
                assertThat(why.name()).isEqualTo(expected);
        }
    }

    private static Answer answer(JsonNode vector) {
        Charset charset = Charset.forName(vector.path("charset").asString("utf-8"));
        var received = Vectors.received(
                vector.path("httpStatus").asInt(200),
                Map.of("Content-Type", "text/html;charset=" + charset),
                vector.path("rawResponse").asString("").getBytes(charset));
        Optional<ContentKey> contentKey = vector.has("aesKey")
                ? Optional.of(
                        ContentKey.of(ContentCipher.AES, vector.get("aesKey").asString()))
                : Optional.empty();
        String method = vector.path("method").asString("alipay.trade.query");
        return new ResponseV2(received, method, contentKey)
                .answer(
                        vector.has("mode")
                                ? certificates(vector)
                                : Vectors.ourKeys().trust(),
                        MINUTE);
    }

    /** Trusts the local certificate; another is what the vector says that a download brings. */
    private static Trust certificates(JsonNode vector) {
        Roots roots = Roots.of(SignType.RSA2, Vectors.text("certs/alipayRootCert.crt"));
        List<Certificate> local =
                List.of(Vectors.certificate(vector.get("alipayCert").asString()));
        DownloadedCertificates.Source source = _ -> CertificateDownload.read(
                Vectors.received(
                        200, Map.of(), vector.get("downloadResponse").asString().getBytes(StandardCharsets.UTF_8)),
                SignType.RSA2);
        return new TrustedCertificates(roots, local, new DownloadedCertificates(roots, local, source, CLOCK));
    }

    @Test
    void the_table_names_no_vector_that_is_gone() {
        assertThat(Vectors.of("03-v2-responses.json").stream()
                        .map(it -> it.get("id").asString()))
                .containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
    }
}
