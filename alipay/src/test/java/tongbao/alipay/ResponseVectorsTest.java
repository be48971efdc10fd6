package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class ResponseVectorsTest {
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
            resp-22-aes-encrypted                      SENT    AES is not offered yet: nothing is concluded
            resp-23-aes-signature-without-quotes       SENT    AES is not offered yet: nothing is concluded
            resp-24-aes-plain-error                    Signed
            resp-26-http-500-with-valid-json           skip    GatewayTest: the status decides
            resp-27-oauth-token-success                Signed
            resp-28-oauth-token-error                  Signed
            resp-29-multipart-upload                   Signed
            resp-31-cert-known-sn                      skip    certificate mode is not offered yet
            resp-32-cert-unknown-sn-downloaded         skip    certificate mode is not offered yet
            resp-33-cert-missing-sn-on-success         skip    certificate mode is not offered yet
            resp-34-cert-missing-sn-on-failure         skip    certificate mode is not offered yet
            resp-36-cert-download-forged-issuer        skip    certificate mode is not offered yet
            resp-37-cert-download-expired              skip    certificate mode is not offered yet
            resp-38-cert-download-other-sn             skip    certificate mode is not offered yet
            resp-39-cert-tampered                      skip    certificate mode is not offered yet
            resp-41-cert-client-plain-execute          skip    certificate mode is not offered yet
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
        Charset charset = Charset.forName(vector.path("charset").asString("utf-8"));
        String method = vector.path("method").asString("alipay.trade.query");
        Answer answer = Answer.read(vector.get("rawResponse").asString(), charset, method, Vectors.ourKeys());
        JsonNode sdk = vector.get("sdkResult");
        switch (answer) {
            case Answer.Signed(Fields fields) -> {
                assertThat(expected).isEqualTo("Signed");
                if (sdk.get("exception").isNull()) {
                    assertThat(fields.find("code").orElse(""))
                            .isEqualTo(sdk.get("code").asString(""));
                    assertThat(fields.find("sub_code").orElse(""))
                            .isEqualTo(sdk.get("subCode").asString(""));
                }
            }
            case Answer.Unsigned _ -> assertThat(expected).isEqualTo("Unsigned");
            case Answer.Useless(Outcome.Why why, String _) ->
                assertThat(expected).isEqualTo(why.name());
        }
    }

    @Test
    void the_table_names_no_vector_that_is_gone() {
        assertThat(Vectors.of("03-v2-responses.json").stream()
                        .map(it -> it.get("id").asString()))
                .containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
    }
}
