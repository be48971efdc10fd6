package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class RequestSigningTest {
    /** What each vector is used for; one that is not here fails. */
    private static final Map<String, String> SIGNING = Vectors.table("""
            v2sign-01-basic-rsa2                              signs
            v2sign-02-chinese-utf8                            signs
            v2sign-03-chinese-gbk                             signs
            v2sign-04-empty-null-blank-dropped                signs
            v2sign-06-sort-order                              signs
            v2sign-07-rsa1-sha1                               signs
            v2sign-08-special-characters-emoji                signs
            v2sign-09-emoji-in-gbk                            signs
            v2sign-11-getSignContent-does-not-strip-sign      signs
            v2sign-12-single-param                            signs
            v2sign-13-all-empty                               text    nothing to sign
            v2sign-14-oauth-token-top-level-params            signs
            v2sign-16-rsa1-1024bit-key                        signs
            v2sign-17-verify-wrong-key                        refuses
            v2sign-18-verify-changed-content                  refuses
            v2sign-19-verify-wrong-algorithm                  refuses
            v2sign-21-base64url-signature                     base64
            """);

    private static final Map<String, String> PAGES = Vectors.table("""
            page-01-page.pay-GET                       url
            page-02-page.pay-POST-form                 form
            page-03-page.pay-GET-GBK                   url
            page-04-page.pay-GET-RSA1                  url
            page-06-page.pay-POST-cert-mode            form
            page-07-wap.pay-GET                        url
            page-08-wap.pay-POST                       form
            page-09-app.pay-sdkExecute                 order
            page-11-page.pay-POST-other-text-param     form
            """);

    @TestFactory
    Stream<DynamicTest> every_signing_vector_gives_the_recorded_text_and_signature() {
        return Vectors.of("01-v2-request-signing.json").stream()
                .map(it -> DynamicTest.dynamicTest(id(it), () -> checkSigning(it)));
    }

    private static void checkSigning(JsonNode vector) {
        String use = SIGNING.getOrDefault(id(vector), "unlisted vector");
        Charset charset = Charset.forName(vector.get("charset").asString());
        switch (use) {
            case "signs" -> {
                String text = SignedText.of(Vectors.map(vector.get("params")));
                assertThat(text).isEqualTo(vector.get("expectedSignContent").asString());
                OwnKey key = OwnKey.of(
                        type(vector), Vectors.text(vector.get("privateKey").asString()));
                assertThat(key.sign(text, charset))
                        .isEqualTo(vector.get("expectedSign").asString());
            }
            case "text" ->
                assertThat(SignedText.of(Vectors.map(vector.get("params"))))
                        .isEqualTo(vector.get("expectedSignContent").asString());
            case "refuses" -> {
                String publicKey = Vectors.text(vector.get("publicKey").asString());
                byte[] sign = Base64.getDecoder().decode(vector.get("sign").asString());
                byte[] content = vector.get("content").asString().getBytes(charset);
                assertThat(Signatures.verifies(
                                type(vector), KeyText.alipayPublicKey(type(vector), publicKey), content, sign))
                        .isFalse();
            }
            case "base64" ->
                assertThat(NoticeReader.read(
                                ("a=1&sign=" + vector.get("sign").asString()).getBytes(StandardCharsets.US_ASCII),
                                Vectors.ourKeys()))
                        .hasToString("NotGenuine[reason=SIGN_NOT_BASE64, detail=the field sign is not Base64]");
            default -> assertThat(use).isEqualTo("a use of vectors");
        }
    }

    @TestFactory
    Stream<DynamicTest> every_page_vector_gives_the_recorded_page() {
        return Vectors.of("02-v2-page-and-sdk-execute.json").stream()
                .map(it -> DynamicTest.dynamicTest(id(it), () -> checkPage(it)));
    }

    private static void checkPage(JsonNode vector) {
        String use = PAGES.getOrDefault(id(vector), "unlisted vector");
        var parameters = new TreeMap<>(Vectors.map(vector.get("allParamsExceptSign")));
        String text = SignedText.of(parameters);
        assertThat(text).isEqualTo(vector.get("expectedSignContent").asString());
        Charset charset = Charset.forName(vector.get("charset").asString());
        SignType type = SignType.valueOf(parameters.getOrDefault("sign_type", ""));
        String sign = OwnKey.of(type, Vectors.text("keys/app.pkcs8.b64")).sign(text, charset);
        assertThat(sign).isEqualTo(vector.get("expectedSign").asString());
        parameters.put("sign", sign);
        PayPage page = PayPage.of(URI.create(vector.get("gateway").asString()), parameters, charset);
        String output = vector.get("output").asString();
        switch (use) {
            case "url" -> assertThat(page.url()).isEqualTo(output);
            case "order" -> assertThat(PayPage.encoded(parameters, charset)).isEqualTo(output);
            case "form" -> {
                PostedForm form = PostedForm.read(page.form());
                assertThat(form.query().keySet())
                        .containsExactlyInAnyOrderElementsOf(vector.get("queryParamNamesInOrder")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList());
                assertThat(form.hidden()).isEqualTo(Vectors.map(vector.get("hiddenInputs")));
                assertThat(form.all()).isEqualTo(parameters);
            }
            default -> assertThat(use).isEqualTo("unlisted vector");
        }
    }

    @Test
    void the_tables_name_no_vector_that_is_gone() {
        assertThat(Vectors.of("01-v2-request-signing.json").stream().map(RequestSigningTest::id))
                .containsExactlyInAnyOrderElementsOf(SIGNING.keySet());
        assertThat(Vectors.of("02-v2-page-and-sdk-execute.json").stream().map(RequestSigningTest::id))
                .containsExactlyInAnyOrderElementsOf(PAGES.keySet());
    }

    private static SignType type(JsonNode vector) {
        return SignType.valueOf(vector.path("signType").asString("RSA2"));
    }

    private static String id(JsonNode vector) {
        return vector.get("id").asString();
    }
}
