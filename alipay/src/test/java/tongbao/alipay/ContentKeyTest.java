package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.internal.util.AlipayEncrypt;
import com.alipay.v3.util.AlipayConfigUtil;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ContentKeyTest {
    private static final String KEY = "aYA0GP8JEW+D7/UFaskCWA==";
    private static final String FIELDS = "\"out_trade_no\":\"T1\",\"trade_no\":\"2026112222001400000000000001\","
            + "\"total_amount\":\"8.88\",\"trade_status\":\"TRADE_SUCCESS\",\"store_name\":\"望湘园\"";

    private final FakeAlipay alipay = new FakeAlipay();
    private final ContentKey aes = ContentKey.of(ContentCipher.AES, KEY);

    @AfterEach
    void stop() {
        alipay.close();
    }

    /** Every vector: the same cipher text, unless chance is part of it, and the same text back. */
    @TestFactory
    Stream<DynamicTest> every_vector_of_encryption_holds() {
        return Vectors.of("05-aes.json").stream()
                .map(it -> DynamicTest.dynamicTest(it.get("id").asString(), () -> check(it)));
    }

    private static void check(JsonNode vector) {
        ContentCipher cipher = ContentCipher.valueOf(vector.get("encryptType").asString());
        ContentKey key = ContentKey.of(cipher, vector.get("key").asString());
        Charset charset = Charset.forName(vector.path("charset").asString("utf-8"));
        String sent = vector.get("cipherBase64").asString();
        if (vector.get("decrypted").asString().startsWith("exception")) {
            assertThatThrownBy(() -> key.decrypt(sent, charset)).isInstanceOf(ContentKey.Undecipherable.class);
            return;
        }
        assertThat(key.decrypt(sent, charset)).isEqualTo(vector.get("plain").asString());
        String ours = key.encrypt(vector.get("plain").asString(), charset);
        if (cipher == ContentCipher.AES) {
            assertThat(ours).isEqualTo(sent);
        }
        assertThat(key.decrypt(ours, charset)).isEqualTo(vector.get("plain").asString());
    }

    @ParameterizedTest
    @EnumSource(ContentCipher.class)
    void ours_and_the_official_sdk_read_each_others_content(ContentCipher cipher) throws Exception {
        ContentKey ours = ContentKey.of(cipher, KEY);
        for (String text : new String[] {"", "x", "0123456789abcdef", "{\"subject\":\"支付 😀 +%\"}"}) {
            String theirs = AlipayEncrypt.encryptContent(text, cipher.name(), KEY, "utf-8");
            assertThat(ours.decrypt(theirs, StandardCharsets.UTF_8)).isEqualTo(text);
            String sent = ours.encrypt(text, StandardCharsets.UTF_8);
            assertThat(AlipayEncrypt.decryptContent(sent, cipher.name(), KEY, "utf-8"))
                    .isEqualTo(text);
        }
    }

    @Test
    void chance_makes_equal_contents_look_different_but_not_in_plain_aes() {
        ContentKey second = ContentKey.of(ContentCipher.AES_V2, KEY);
        assertThat(second.encrypt("x", StandardCharsets.UTF_8))
                .isNotEqualTo(second.encrypt("x", StandardCharsets.UTF_8));
        assertThat(aes.encrypt("x", StandardCharsets.UTF_8)).isEqualTo(aes.encrypt("x", StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"AES,", "AES_V2,", "AES_V2,AAAA", "SM4,AAAA", "AES,*", "SM4,dGhlIHNlY3JldCBpcyBub3QgaGVyZSBhdCBhbGw="})
    void what_does_not_decrypt_is_told_apart(ContentCipher cipher, String sent) {
        assertThatThrownBy(() -> ContentKey.of(cipher, KEY).decrypt(String.valueOf(sent), StandardCharsets.UTF_8))
                .isInstanceOf(ContentKey.Undecipherable.class);
    }

    @Test
    void a_key_of_a_wrong_length_is_refused_and_never_printed() {
        assertThatThrownBy(() -> ContentKey.of(ContentCipher.AES, "AAAA")).hasMessageContaining("has 3 bytes");
        assertThatThrownBy(() -> ContentKey.of(ContentCipher.AES, "*")).hasMessageContaining("not Base64");
        assertThatThrownBy(() -> ContentKey.of(ContentCipher.SM4, "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="))
                .hasMessageContaining("SM4 needs 16");
        assertThat(aes.toString()).doesNotContain(KEY).contains("••••");
    }

    @Test
    void v2_asks_and_is_answered_in_cipher_text() {
        answerV2(aes.encrypt("{\"code\":\"10000\"," + FIELDS + "}", StandardCharsets.UTF_8));
        assertThat(ask(Protocol.V2)).startsWith("Done").contains("望湘园");
        assertThat(alipay.asked()).containsEntry("encrypt_type", "AES").containsEntry("method", TradeQuery.METHOD);
        assertThat(aes.decrypt(alipay.asked().getOrDefault("biz_content", ""), StandardCharsets.UTF_8))
                .isEqualTo("{\"out_trade_no\":\"T1\"}");
    }

    @Test
    void v3_asks_and_is_answered_in_cipher_text() {
        alipay.signsV3(200, aes.encrypt("{" + FIELDS + "}", StandardCharsets.UTF_8));
        assertThat(ask(Protocol.V3)).startsWith("Done").contains("望湘园");
        assertThat(alipay.last().headers())
                .containsEntry("alipay-encrypt-type", "AES")
                .containsEntry("content-type", "text/plain");
        assertThat(aes.decrypt(alipay.last().body(), StandardCharsets.UTF_8)).isEqualTo("{\"out_trade_no\":\"T1\"}");
    }

    @Test
    void the_official_v3_client_encrypts_to_the_same_text() throws Exception {
        var config = new AlipayConfigUtil();
        config.setEncryptKey(KEY);
        var headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        String theirs = config.encrypt("{\"out_trade_no\":\"T1\"}", headers);
        assertThat(theirs).isEqualTo(aes.encrypt("{\"out_trade_no\":\"T1\"}", StandardCharsets.UTF_8));
        assertThat(headers).containsEntry("Content-Type", "text/plain").containsEntry("alipay-encrypt-type", "AES");
    }

    /** The gateway could not decrypt, so it answers in the clear. */
    @ParameterizedTest
    @EnumSource(Protocol.class)
    void an_error_in_the_clear_is_understood(Protocol protocol) {
        if (protocol == Protocol.V2) {
            alipay.signs(
                    TradeQuery.METHOD, "{\"code\":\"40004\",\"sub_code\":\"ACQ.TRADE_NOT_EXIST\",\"sub_msg\":\"x\"}");
        } else {
            alipay.signsV3(400, "{\"code\":\"ACQ.TRADE_NOT_EXIST\",\"message\":\"x\"}");
        }
        assertThat(ask(protocol)).startsWith("Refused").contains("ACQ.TRADE_NOT_EXIST");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void cipher_text_that_alipay_signed_and_we_cannot_read_is_unknown(Protocol protocol) {
        String other = ContentKey.of(ContentCipher.AES, "aa4BtZ4tspm2wnXLb1ThQA==")
                .encrypt("{\"code\":\"10000\"," + FIELDS + "}", StandardCharsets.UTF_8);
        if (protocol == Protocol.V2) {
            answerV2(other);
        } else {
            alipay.signsV3(200, other);
        }
        assertThat(ask(protocol)).startsWith("Unknown[why=SENT").contains("cannot be decrypted");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void cipher_text_that_nobody_signed_is_not_even_decrypted(Protocol protocol) {
        String sent = aes.encrypt("{\"code\":\"10000\"," + FIELDS + "}", StandardCharsets.UTF_8);
        if (protocol == Protocol.V2) {
            alipay.answers(200, "text/html", FakeAlipay.body(TradeQuery.METHOD, "\"" + sent + "\"", ""));
        } else {
            alipay.answerV3(200, sent, "");
        }
        assertThat(ask(protocol)).startsWith("Unknown[why=UNTRUSTWORTHY").doesNotContain("T1");
    }

    @Test
    void a_page_carries_its_content_in_cipher_text() {
        var order = TradeOrder.of(new OutTradeNo("T1"), Yuan.of("0.01"), "支付");
        PayPage page = client(Protocol.V2).pagePay(TradePagePay.Request.of(order));
        Map<String, String> sent = PostedForm.read(page.form()).all();
        assertThat(sent).containsEntry("encrypt_type", "AES");
        assertThat(aes.decrypt(sent.getOrDefault("biz_content", ""), StandardCharsets.UTF_8))
                .contains("支付");
    }

    private void answerV2(String cipherText) {
        alipay.signs(TradeQuery.METHOD, "\"" + cipherText + "\"");
    }

    private String ask(Protocol protocol) {
        return client(protocol)
                .query(TradeQuery.Request.of(new OutTradeNo("T1")))
                .toString();
    }

    private AlipayClient client(Protocol protocol) {
        return Vectors.client()
                .gateway(URI.create(alipay.address().toString()))
                .protocol(protocol)
                .contentKey(ContentCipher.AES, KEY)
                .build();
    }
}
