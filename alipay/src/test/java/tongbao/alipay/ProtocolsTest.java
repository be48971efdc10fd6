package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.v3.ApiClient;
import com.alipay.v3.ApiException;
import com.alipay.v3.api.AlipayTradeApi;
import com.alipay.v3.model.AlipayTradeQueryModel;
import com.alipay.v3.util.AlipayConfigUtil;
import com.alipay.v3.util.model.AlipayConfig;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The same requests over both protocols, and the same outcomes. */
class ProtocolsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T18:30:00Z");
    private static final FakeAlipay ALIPAY = new FakeAlipay();
    private static final OutTradeNo ORDER = new OutTradeNo("T1");
    private static final String PAID = "\"out_trade_no\":\"T1\",\"trade_no\":\"2026112222001400000000000001\","
            + "\"total_amount\":\"8.88\",\"trade_status\":\"TRADE_SUCCESS\"";

    @AfterAll
    static void stop() {
        ALIPAY.close();
    }

    /** Answers of V2 (code, sub-code) and of V3 (status, code) that say the same, and what both become. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10000 |                              | 200 |                        | Done
            10003 |                              | 202 |                        | Unknown[why=SENT
            40004 | ACQ.TRADE_NOT_EXIST          | 400 | ACQ.TRADE_NOT_EXIST    | Refused[code=40004, subCode=SubCode[code=ACQ.TRADE_NOT_EXIST
            40004 | ACQ.SYSTEM_ERROR             | 400 | ACQ.SYSTEM_ERROR       | Unknown[why=SENT
            40004 | ACQ.NEW_IN_2027              | 400 | ACQ.NEW_IN_2027        | Unknown[why=SENT
            40004 | isv.invalid-signature        | 400 | invalid-signature      | Refused[code=40004, subCode=SubCode[code=isv.invalid-signature
            20001 | aop.invalid-app-auth-token   | 401 | invalid-app-auth-token | Refused[code=20001, subCode=SubCode[code=aop.invalid-app-auth-token
            40006 | isv.insufficient-isv-permissions | 403 | insufficient-isv-permissions | Refused[code=40006, subCode=SubCode[code=isv.insufficient-isv-permissions
            40005 | isv.app-call-limited         | 429 | app-call-limited       | Unknown[why=SENT
            20000 | isp.unknow-error             | 500 | unknow-error           | Unknown[why=SENT
            20000 | aop.unknow-error             | 502 | unknow-error           | Unknown[why=SENT
            40004 |                              | 404 |                        | Unknown[why=SENT
            """)
    void equal_answers_have_equal_outcomes(String code, String subCode, int status, String codeV3, String outcome) {
        String rest = subCode == null ? "" : ",\"sub_code\":\"" + subCode + "\",\"sub_msg\":\"why\"";
        String fields = code.startsWith("1000") ? "," + PAID : rest;
        ALIPAY.signs(TradeQuery.METHOD, "{\"code\":\"" + code + "\",\"msg\":\"x\"" + fields + "}");
        assertThat(ask(Protocol.V2)).startsWith(outcome);
        String error = codeV3 == null ? "\"message\":\"why\"" : "\"code\":\"" + codeV3 + "\",\"message\":\"why\"";
        ALIPAY.signsV3(status, "{" + (status < 300 ? PAID : error) + "}");
        assertThat(ask(Protocol.V3)).startsWith(outcome);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void what_nobody_signed_is_never_believed(Protocol protocol) {
        answerUnsigned(protocol, 200, PAID);
        assertThat(ask(protocol)).startsWith("Unknown[why=UNTRUSTWORTHY");
        answerUnsigned(protocol, 400, "\"code\":\"ACQ.TRADE_NOT_EXIST\",\"message\":\"x\"");
        assertThat(ask(protocol)).startsWith("Unknown[why=UNTRUSTWORTHY").contains("ACQ.TRADE_NOT_EXIST");
    }

    private static void answerUnsigned(Protocol protocol, int status, String fields) {
        if (protocol == Protocol.V3) {
            ALIPAY.answerV3(status, "{" + fields + "}", "");
            return;
        }
        String node = status == 200
                ? "{\"code\":\"10000\"," + fields + "}"
                : "{\"code\":\"40004\",\"sub_code\":\"ACQ.TRADE_NOT_EXIST\"}";
        ALIPAY.answers(200, "text/html", FakeAlipay.body(TradeQuery.METHOD, node, ""));
    }

    @Test
    void what_is_no_answer_of_v3_is_unknown() {
        ALIPAY.signsV3(302, "");
        assertThat(ask(Protocol.V3)).startsWith("Unknown[why=SENT, detail=HTTP status 302");
        ALIPAY.answerV3(502, "<html>Bad Gateway</html>", "");
        assertThat(ask(Protocol.V3)).startsWith("Unknown[why=SENT").contains("502", "Bad Gateway");
        ALIPAY.signsV3(200, "[]");
        assertThat(ask(Protocol.V3)).startsWith("Unknown[why=SENT");
        ALIPAY.signsV3(200, "{\"a\":1,\"a\":2}");
        assertThat(ask(Protocol.V3)).startsWith("Unknown[why=UNTRUSTWORTHY");
        ALIPAY.signsV3(200, "");
        assertThat(ask(Protocol.V3)).startsWith("Unknown[why=SENT").contains("is missing");
        ALIPAY.signsV3(200, "{" + PAID.replace("T1", "T2") + "}");
        assertThat(ask(Protocol.V3)).startsWith("Unknown[why=UNTRUSTWORTHY").contains("another trade");
    }

    @Test
    void the_official_v3_library_verifies_what_we_send() throws Exception {
        ALIPAY.signsV3(200, "{\"out_trade_no\":\"T1\",\"qr_code\":\"https://qr/x\"}");
        var order = TradeOrder.of(ORDER, Yuan.of("88.88"), "支付 \"&+%= <b> 😀")
                .withNotifyUrl(URI.create("https://shop.example/notify"))
                .with(TradeOrder.GOODS_DETAIL, List.of(GoodsDetail.of("apple-01", "Apple", 1, Yuan.of("1.00"))));
        client(Protocol.V3)
                .onBehalfOf("202212BBtoken")
                .precreate(new TradePrecreate.Request(order, TradePrecreate.ProductCode.FACE_TO_FACE_PAYMENT));
        FakeAlipay.Asked asked = ALIPAY.last();
        assertThat(asked.verb() + " " + asked.uri()).isEqualTo("POST /v3/alipay/trade/precreate");
        assertThat(asked.body())
                .contains(
                        "\"notify_url\":\"https://shop.example/notify\"",
                        "\"goods_detail\":[{\"goods_id\":\"apple-01\"");
        assertThat(asked.headers())
                .containsEntry("alipay-app-auth-token", "202212BBtoken")
                .containsEntry("content-type", "application/json; charset=utf-8");
        assertThat(asked.headers().get("alipay-request-id")).matches("[A-Za-z0-9-_]{1,32}");
        assertThat(asked.headers().get("authorization")).contains("timestamp=" + NOW.toEpochMilli());
        assertThat(officialVerifies(asked)).isTrue();
    }

    /** What the platform would do with a request, in the official library's own words. */
    static boolean officialVerifies(FakeAlipay.Asked asked) throws ApiException {
        String authorization = asked.headers().getOrDefault("authorization", "");
        int cut = authorization.indexOf(",sign=");
        String token = asked.headers().getOrDefault("alipay-app-auth-token", "");
        String content = authorization.substring("ALIPAY-SHA256withRSA ".length(), cut) + "\n" + asked.verb() + "\n"
                + asked.uri() + "\n" + asked.body() + "\n" + (token.isEmpty() ? "" : token + "\n");
        return new AlipayConfigUtil()
                .generateVerify(content, authorization.substring(cut + 6), Vectors.text("keys/app.public.b64"));
    }

    @Test
    void ours_and_the_official_v3_client_send_and_understand_the_same() throws Exception {
        ALIPAY.signsV3(200, "{" + PAID + "}");
        var model = new AlipayTradeQueryModel();
        model.setOutTradeNo("T1");
        var theirs = officialClient().query(model);
        FakeAlipay.Asked sentByThem = ALIPAY.last();
        TradeQuery.Reply ours =
                ((Outcome.Done<TradeQuery.Reply>) client(Protocol.V3).query(TradeQuery.Request.of(ORDER))).reply();
        FakeAlipay.Asked sentByUs = ALIPAY.last();
        assertThat(sentByUs.verb() + sentByUs.uri() + sentByUs.body())
                .isEqualTo(sentByThem.verb() + sentByThem.uri() + sentByThem.body());
        assertThat(ours.tradeStatus().name()).isEqualTo(theirs.getTradeStatus());

        ALIPAY.answerV3(200, "{" + PAID + "}", FakeAlipay.signV3("{}"));
        assertThat(ask(Protocol.V3)).startsWith("Unknown[why=UNTRUSTWORTHY");
        assertThatThrownBy(() -> officialClient().query(model)).isInstanceOf(ApiException.class);
    }

    private static AlipayTradeApi officialClient() throws ApiException {
        var config = new AlipayConfig();
        config.setServerUrl(ALIPAY.address().resolve("/").toString().replaceAll("/$", ""));
        config.setAppId("2021000100000001");
        config.setPrivateKey(Vectors.text("keys/app.pkcs8.b64"));
        config.setAlipayPublicKey(Vectors.text("keys/alipay.public.b64"));
        var client = new ApiClient();
        client.setAlipayConfig(config);
        return new AlipayTradeApi(client);
    }

    @Test
    void pages_and_app_orders_are_the_same_in_both() {
        var order = TradeOrder.of(ORDER, Yuan.of("0.01"), "支付");
        var page = TradePagePay.Request.of(order);
        assertThat(client(Protocol.V3).pagePay(page))
                .usingRecursiveComparison()
                .isEqualTo(client(Protocol.V2).pagePay(page));
        var app = new TradeAppPay.Request(order);
        assertThat(client(Protocol.V3).appPay(app))
                .isEqualTo(client(Protocol.V2).appPay(app));
    }

    @Test
    void a_method_without_a_path_is_refused_before_anything_is_sent() {
        int before = ALIPAY.all().size();
        assertThatThrownBy(() -> client(Protocol.V3).call("alipay.trade.page.pay", "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("V3 has no path for alipay.trade.page.pay");
        assertThat(ALIPAY.all()).hasSize(before);
    }

    @Test
    void v3_refuses_what_it_does_not_know() {
        assertThatThrownBy(() -> builder(Protocol.V3).signType(SignType.RSA).build())
                .hasMessageContaining("RSA2, UTF-8 and AES only");
        assertThatThrownBy(() ->
                        builder(Protocol.V3).charset(Charset.forName("GBK")).build())
                .hasMessageContaining("RSA2, UTF-8 and AES only");
        assertThatThrownBy(() -> builder(Protocol.V3)
                        .contentKey(ContentCipher.AES_V2, "aYA0GP8JEW+D7/UFaskCWA==")
                        .build())
                .hasMessageContaining("RSA2, UTF-8 and AES only");
        assertThatThrownBy(() -> builder(Protocol.V2).charset(StandardCharsets.UTF_16))
                .hasMessageContaining("UTF-8 and GBK");
    }

    @Test
    void gbk_goes_both_ways() {
        AlipayClient client =
                builder(Protocol.V2).charset(Charset.forName("GBK")).build();
        ALIPAY.signs(TradePrecreate.METHOD, "{\"code\":\"10000\",\"out_trade_no\":\"T1\",\"qr_code\":\"x\"}");
        var order = TradeOrder.of(ORDER, Yuan.of("0.01"), "支付 100%+1");
        var request = new TradePrecreate.Request(order, TradePrecreate.ProductCode.FACE_TO_FACE_PAYMENT);
        assertThat(client.precreate(request)).isInstanceOf(Outcome.Done.class);
        assertThat(ALIPAY.last().headers())
                .containsEntry("content-type", "application/x-www-form-urlencoded;charset=GBK");
        Map<String, String> asked = ALIPAY.last().parameters(Charset.forName("GBK"));
        assertThat(asked).containsEntry("charset", "GBK");
        assertThat(asked.get("biz_content")).contains("支付 100%+1");
        PayPage page = client.pagePay(TradePagePay.Request.of(order));
        assertThat(page.form()).contains("accept-charset=\"gbk\"");
        assertThat(page.url()).contains("%D6%A7%B8%B6");
        var emoji = TradePagePay.Request.of(TradeOrder.of(ORDER, Yuan.of("0.01"), "😀"));
        assertThatThrownBy(() -> client.pagePay(emoji))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be written in GBK");
    }

    @Test
    void sha1_is_there_for_apps_of_old() {
        var own = OwnKey.of(SignType.RSA, Vectors.text("keys/alipay.pkcs8.b64"));
        String node = "{\"code\":\"10000\"," + PAID + "}";
        ALIPAY.answers(
                200,
                "text/html",
                FakeAlipay.body(
                        TradeQuery.METHOD, node, ",\"sign\":\"" + own.sign(node, StandardCharsets.UTF_8) + "\""));
        var client = builder(Protocol.V2).signType(SignType.RSA).build();
        assertThat(client.query(TradeQuery.Request.of(ORDER))).isInstanceOf(Outcome.Done.class);
        assertThat(ALIPAY.asked()).containsEntry("sign_type", "RSA");
        assertThat(ask(Protocol.V2)).startsWith("Unknown[why=UNTRUSTWORTHY");
    }

    private static String ask(Protocol protocol) {
        return client(protocol).query(TradeQuery.Request.of(ORDER)).toString();
    }

    private static AlipayClient client(Protocol protocol) {
        return builder(protocol).build();
    }

    private static AlipayClientBuilder builder(Protocol protocol) {
        return Vectors.client()
                .gateway(ALIPAY.address())
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .protocol(protocol);
    }
}
