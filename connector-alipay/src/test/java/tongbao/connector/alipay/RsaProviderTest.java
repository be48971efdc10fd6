package tongbao.connector.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.alipay.AlipayClient;
import tongbao.alipay.NoticeVerdict;
import tongbao.alipay.OutTradeNo;
import tongbao.alipay.TradeOrder;
import tongbao.alipay.TradePagePay;
import tongbao.alipay.Yuan;

/** The library with the fast provider on its class path; what it does without is tested where it isn't. */
class RsaProviderTest {
    private static final KeyPair MERCHANT = keys();
    private static final KeyPair ALIPAY = keys();
    private static final AlipayClient CLIENT = AlipayClient.builder()
            .appId("2021000100000001")
            .applicationPrivateKey(text(MERCHANT.getPrivate().getEncoded()))
            .alipayPublicKey(text(ALIPAY.getPublic().getEncoded()))
            .build();

    @Test
    void the_fast_provider_signs_and_is_installed_for_nobody_else() throws Exception {
        assertThat(CLIENT.rsaProvider().problem()).isEqualTo(Optional.empty());
        assertThat(CLIENT.rsaProvider().name()).startsWith("AmazonCorrettoCryptoProvider ");
        assertThat(Security.getProvider("AmazonCorrettoCryptoProvider")).isNull();
        assertThat(Signature.getInstance("SHA256withRSA").getProvider().getName())
                .isEqualTo("SunRsaSign");
    }

    /** PKCS#1 v1.5 leaves nothing to chance: two providers make the same bytes, or one of them is wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "明前龙井 250 克", "😀 + ~ % \" <b>", "quite a long subject, as long as subjects may be"})
    void both_providers_make_the_same_signature(String subject) throws Exception {
        TradeOrder order = TradeOrder.of(new OutTradeNo("T1"), Yuan.of("0.01"), subject);
        Map<String, String> sent =
                decoded(CLIENT.pagePay(TradePagePay.Request.of(order)).url());
        byte[] sign = Base64.getDecoder().decode(String.valueOf(sent.remove("sign")));
        assertThat(sign).isEqualTo(byTheJdk(MERCHANT, joined(sent)));
    }

    @Test
    void what_the_jdk_signed_is_genuine_and_what_was_changed_is_not() throws Exception {
        assertThat(CLIENT.notice(notice("88.88", "88.88"))).isInstanceOf(NoticeVerdict.Genuine.class);
        assertThat(CLIENT.notice(notice("88.88", "88.89"))).isInstanceOf(NoticeVerdict.NotGenuine.class);
    }

    /** Told to look for its native library where there is none, as on a machine where it can't be unpacked. */
    @Test
    void a_native_library_that_does_not_load_is_named_and_the_jdk_signs_the_same() throws Exception {
        List<String> said = inAnotherJvm("-Dcom.amazon.corretto.crypto.provider.useExternalLib=true");
        assertThat(said.get(0)).isEqualTo("the JDK");
        assertThat(said.get(1)).startsWith("AmazonCorrettoCryptoProvider can't be used: ");
        Map<String, String> sent = decoded(said.get(2));
        byte[] sign = Base64.getDecoder().decode(String.valueOf(sent.remove("sign")));
        assertThat(sign).isEqualTo(byTheJdk(MERCHANT, joined(sent)));
    }

    private static List<String> inAnotherJvm(String property) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        property,
                        "-cp",
                        System.getProperty("java.class.path"),
                        WhoSigns.class.getName(),
                        text(MERCHANT.getPrivate().getEncoded()),
                        text(ALIPAY.getPublic().getEncoded()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    private static byte[] notice(String signedAmount, String sentAmount) throws GeneralSecurityException {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "notify_type", "trade_status_sync",
                "notify_id", "n-1",
                "app_id", "2021000100000001",
                "out_trade_no", "T1",
                "trade_no", "2026112222001400000001",
                "trade_status", "TRADE_SUCCESS",
                "notify_time", "2026-11-22 10:00:00",
                "total_amount", signedAmount));
        String sign = text(byTheJdk(ALIPAY, joined(fields)));
        fields.put("total_amount", sentAmount);
        fields.put("sign_type", "RSA2");
        fields.put("sign", sign);
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 257, 300})
    void a_signature_of_another_length_is_not_genuine(int length) {
        String sign = URLEncoder.encode(text(new byte[length]), UTF_8);
        byte[] body = ("app_id=1&notify_type=trade_status_sync&sign_type=RSA2&sign=" + sign).getBytes(UTF_8);
        assertThat(CLIENT.notice(body)).isInstanceOf(NoticeVerdict.NotGenuine.class);
    }

    private static byte[] byTheJdk(KeyPair pair, String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA", "SunRsaSign");
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(UTF_8));
        return signature.sign();
    }

    private static String joined(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&"));
    }

    private static Map<String, String> decoded(String url) {
        Map<String, String> fields = new TreeMap<>();
        for (String pair : url.substring(url.indexOf('?') + 1).split("&", -1)) {
            int mark = pair.indexOf('=');
            fields.put(pair.substring(0, mark), URLDecoder.decode(pair.substring(mark + 1), UTF_8));
        }
        return fields;
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048, new SecureRandom());
            return rsa.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
