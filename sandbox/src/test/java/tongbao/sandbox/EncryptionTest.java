package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayClient;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayTradeQueryRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.ContentCipher;
import tongbao.sandbox.wire.Form;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.RsaKeys;
import tongbao.sandbox.wire.SignType;
import tongbao.sandbox.wire.SignedText;

/** Contents that only the application and Alipay can read, with the official SDK and by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncryptionTest {
    private static final String APP_ID = "2021000100000061";
    private static final String KEY = "aYA0GP8JEW+D7/UFaskCWA==";
    private static final String CONTENT = "{\"out_trade_no\":\"nobody\"}";

    private final Ground ground = Ground.inMemory();
    private final String alipayPublicKey = register(KEY);

    @AfterAll
    void close() {
        ground.close();
    }

    private String register(String key) {
        Ground.Got got = ground.post(
                "/sandbox/apps",
                Json.write(Map.of(
                        "app_id", APP_ID,
                        "app_public_key", RsaKeys.text(Ground.APP_KEYS.getPublic()),
                        "encrypt_key", key)));
        return got.json().text("alipay_public_key").orElseThrow();
    }

    private AlipayClient client(String charset, String type, String key) {
        return new DefaultAlipayClient(
                ground.sandbox.url() + "/gateway.do",
                APP_ID,
                RsaKeys.text(Ground.APP_KEYS.getPrivate()),
                "json",
                charset,
                alipayPublicKey,
                "RSA2",
                key,
                type);
    }

    @ParameterizedTest
    @CsvSource({"utf-8, AES", "GBK, AES", "utf-8, AES_V2", "GBK, AES_V2"})
    void the_sdk_sends_and_reads_cipher_texts(String charset, String type) throws Exception {
        AlipayClient client = client(charset, type, KEY);
        String number = Ground.orderNumber();
        var precreate = ground.precreateRequest(number, "1.00", "");
        precreate.setNeedEncrypt(true);
        var query = new AlipayTradeQueryRequest();
        query.setBizContent("{\"out_trade_no\":\"" + number + "\"}");
        query.setNeedEncrypt(true);

        assertThat(client.execute(precreate).getQrCode()).startsWith(ground.sandbox.url());
        var missing = client.execute(query);
        assertThat(missing.getSubMsg()).isEqualTo("交易不存在");
        assertThat(missing.getBody()).contains("ACQ.TRADE_NOT_EXIST");
        ground.pay(number);
        assertThat(client.execute(query).getTradeStatus()).isEqualTo("TRADE_SUCCESS");

        var page = ground.pageRequest(Ground.orderNumber(), "1.00");
        page.setNeedEncrypt(true);
        Ground.Got opened = ground.get(client.pageExecute(page, "GET").getBody());
        assertThat(opened.status()).isEqualTo(302);
        assertThat(ground.get(opened.location()).body()).contains("两本书");
    }

    @Test
    void the_answer_is_signed_with_its_quotes_and_equal_contents_look_equal() throws Exception {
        Map<String, String> params = params("AES", encrypted(ContentCipher.Kind.AES, KEY));

        String first = send(params).body();

        assertThat(first).matches("\\{\"alipay_trade_query_response\":\"[A-Za-z0-9+/=]+\",\"sign\":\"[^\"]+\"}");
        String text = first.substring(first.indexOf(':') + 1, first.indexOf(",\"sign\""));
        String sign = Json.object(first).orElseThrow().text("sign").orElseThrow();
        assertThat(AlipaySignature.rsaCheck(text, sign, alipayPublicKey, "utf-8", "RSA2"))
                .isTrue();
        assertThat(send(params).body()).isEqualTo(first);
        String clear = ContentCipher.of(ContentCipher.Kind.AES, KEY)
                .flatMap(cipher -> cipher.decrypt(text.replace("\"", ""), StandardCharsets.UTF_8))
                .orElseThrow();
        assertThat(clear)
                .startsWith("{\"code\":\"40004\",\"msg\":\"Business Failed\",\"sub_code\":\"ACQ.TRADE_NOT_EXIST\"");
    }

    @Test
    void what_cannot_be_decrypted_is_refused_in_clear() {
        String otherKey = Base64.getEncoder().encodeToString(new byte[16]);

        assertRefused(
                send(params("AES", encrypted(ContentCipher.Kind.AES, otherKey))), "40003", "decryption-error-unknown");
        assertRefused(send(params("AES", CONTENT)), "40003", "decryption-error-unknown");
        assertRefused(send(params("AES", "AAAA")), "40003", "decryption-error-unknown");
        assertRefused(send(params("AES", "")), "40003", "decryption-error-unknown");
        String cipherText = encrypted(ContentCipher.Kind.AES, KEY);
        assertRefused(send(params("AES", cipherText.substring(4))), "40003", "decryption-error-unknown");
        assertRefused(send(params("SM4", cipherText)), "40002", "invalid-encrypt-type");
        assertRefused(send(params("", cipherText)), "40001", "decryption-error-missing-encrypt-type");
        assertRefused(send(params("", "no json")), "40002", "illegal-json");
    }

    @Test
    void a_clear_request_of_an_app_with_a_key_is_answered_in_clear() {
        assertRefused(send(params("", CONTENT)), "40004", "ACQ.TRADE_NOT_EXIST");
    }

    @Test
    void the_signature_is_over_the_cipher_text() {
        Map<String, String> params = params("AES", encrypted(ContentCipher.Kind.AES, KEY));
        String sign = sign(params);
        params.put("biz_content", CONTENT);
        params.put("sign", sign);

        assertRefused(
                ground.postForm("/gateway.do", Form.encode(params, StandardCharsets.UTF_8)),
                "40002",
                "invalid-signature");
    }

    static Stream<JsonObject> recorded() {
        return Vectors.of("05-aes.json").filter(vector -> vector.names().contains("cipherBase64"));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void recorded_cipher_texts_are_read_and_where_nothing_is_random_written(JsonObject vector) {
        var kind = ContentCipher.Kind.named(vector.text("encryptType").orElse("AES"))
                .orElseThrow();
        var cipher = ContentCipher.of(kind, vector.text("key").orElseThrow()).orElseThrow();
        Charset charset = Charset.forName(vector.text("charset").orElse("utf-8"));
        String secret = vector.text("cipherBase64").orElseThrow();

        assertThat(cipher.decrypt(secret, charset)).isEqualTo(vector.text("plain"));
        if (kind == ContentCipher.Kind.AES) {
            vector.text("plain")
                    .ifPresent(plain -> assertThat(cipher.encrypt(plain, charset, new SecureRandom()))
                            .isEqualTo(secret));
        }
    }

    @Test
    void the_second_kind_never_writes_the_same_twice() {
        var cipher = ContentCipher.of(ContentCipher.Kind.AES_V2, KEY).orElseThrow();
        var random = new SecureRandom();
        String first = cipher.encrypt("a", StandardCharsets.UTF_8, random);

        assertThat(cipher.encrypt("a", StandardCharsets.UTF_8, random)).isNotEqualTo(first);
        assertThat(cipher.decrypt(first, StandardCharsets.UTF_8)).contains("a");
    }

    private static void assertRefused(Ground.Got got, String code, String subCode) {
        JsonObject node = (JsonObject) got.json().members().get("alipay_trade_query_response");
        assertThat(Optional.ofNullable(node).flatMap(shown -> shown.text("code")))
                .as(got.body())
                .contains(code);
        assertThat(got.body()).contains(subCode + "\"", "\"sign\":\"");
    }

    private static String encrypted(ContentCipher.Kind kind, String key) {
        return ContentCipher.of(kind, key).orElseThrow().encrypt(CONTENT, StandardCharsets.UTF_8, new SecureRandom());
    }

    private Ground.Got send(Map<String, String> params) {
        params.put("sign", sign(params));
        return ground.postForm("/gateway.do", Form.encode(params, StandardCharsets.UTF_8));
    }

    private static String sign(Map<String, String> params) {
        return SignType.RSA2.sign(SignedText.ofRequest(params), StandardCharsets.UTF_8, Ground.APP_KEYS.getPrivate());
    }

    private static Map<String, String> params(String encryptType, String content) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("app_id", APP_ID);
        params.put("method", "alipay.trade.query");
        params.put("charset", "utf-8");
        params.put("sign_type", "RSA2");
        params.put("timestamp", BeijingTime.seconds(Instant.now()));
        params.put("version", "1.0");
        params.put("encrypt_type", encryptType);
        params.put("biz_content", content);
        return params;
    }
}
