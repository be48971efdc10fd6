package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayTradeQueryRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tongbao.sandbox.wire.Form;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.RsaKeys;

/** An application that calls for merchants who authorised it, with the official SDK. */
class AuthorisationTest {
    private static final String ISV = "2021000100000071";
    private static final String MERCHANT = Ground.APP_ID;

    private final Ground ground = Ground.inMemory();
    private final String alipayKeyOfIsv = register();
    private final AlipayClient isv = new DefaultAlipayClient(
            ground.sandbox.url() + "/gateway.do",
            ISV,
            RsaKeys.text(Ground.OTHER_KEYS.getPrivate()),
            "json",
            "utf-8",
            alipayKeyOfIsv,
            "RSA2");

    @AfterEach
    void close() {
        ground.close();
    }

    private String register() {
        return ground.post("/sandbox/apps", Ground.registration(ISV, Ground.OTHER_KEYS))
                .json()
                .text("alipay_public_key")
                .orElseThrow();
    }

    private JsonObject authorise(String appId, String json) {
        Ground.Got got = ground.post("/sandbox/apps/" + appId + "/authorizations", json);
        assertThat(got.status()).as(got.body()).isEqualTo(200);
        return got.json();
    }

    private String token() {
        return authorise(ISV, "{\"auth_app_id\":\"" + MERCHANT + "\"}")
                .text("app_auth_token")
                .orElseThrow();
    }

    private <T extends AlipayResponse> T execute(AlipayRequest<T> request, String token) throws Exception {
        return isv.execute(request, null, token);
    }

    private static AlipayTradeQueryRequest query(String number) {
        var request = new AlipayTradeQueryRequest();
        request.setBizContent("{\"out_trade_no\":\"" + number + "\"}");
        return request;
    }

    @Test
    void the_order_is_the_merchants_and_the_notice_names_both() throws Exception {
        String token = token();
        assertThat(token).matches("\\d{6}BB[0-9a-f]{32}");
        try (Receiver receiver = new Receiver()) {
            String number = Ground.orderNumber();
            assertThat(execute(ground.precreateRequest(number, "1.00", receiver.url()), token)
                            .getCode())
                    .isEqualTo("10000");
            ground.pay(number);

            assertThat(ground.query(number).getTradeStatus()).isEqualTo("TRADE_SUCCESS");
            assertThat(execute(query(number), token).getTradeStatus()).isEqualTo("TRADE_SUCCESS");
            assertThat(isv.execute(query(number)).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
            var notice = receiver.next();
            assertThat(notice.field("app_id")).isEqualTo(ISV);
            assertThat(notice.field("auth_app_id")).isEqualTo(MERCHANT);
            assertThat(notice.field("seller_id")).isEqualTo(ground.sellerId);
            assertThat(notice.isSignedBy(alipayKeyOfIsv)).isTrue();
        }
    }

    @Test
    void the_payer_comes_back_to_the_caller_with_the_merchants_numbers() throws Exception {
        var page = ground.pageRequest(Ground.orderNumber(), "1.00");
        page.setReturnUrl("https://shop.example/back");
        page.putOtherTextParam("app_auth_token", token());
        Ground.Got opened = ground.get(isv.pageExecute(page, "GET").getBody());
        assertThat(opened.status()).isEqualTo(302);

        URI back = URI.create(ground.postForm(opened.location() + "/pay", "").location());

        Map<String, String> params =
                Form.decode(back.getRawQuery().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(params)
                .containsEntry("app_id", ISV)
                .containsEntry("auth_app_id", MERCHANT)
                .containsEntry("seller_id", ground.sellerId);
        assertThat(AlipaySignature.rsaCheckV1(params, alipayKeyOfIsv, "utf-8", "RSA2"))
                .isTrue();
    }

    @Test
    void a_token_that_is_unknown_or_somebody_elses_or_over_is_refused() throws Exception {
        assertThat(execute(query("x"), "202212BB_nobody").getSubCode()).isEqualTo("aop.invalid-app-auth-token");
        String others = authorise(MERCHANT, "{\"auth_app_id\":\"" + ISV + "\"}")
                .text("app_auth_token")
                .orElseThrow();
        var answer = execute(query("x"), others);
        assertThat(answer.getCode()).isEqualTo("20001");
        assertThat(answer.getMsg()).isEqualTo("Insufficient Token Permissions");
        assertThat(answer.getSubMsg()).isEqualTo("无效的应用授权令牌");
        String brief = authorise(ISV, "{\"auth_app_id\":\"" + MERCHANT + "\",\"expires_in\":60}")
                .text("app_auth_token")
                .orElseThrow();
        assertThat(execute(query("x"), brief).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
        ground.advance(Duration.ofMinutes(1).toSeconds());
        assertThat(execute(query("x"), brief).getSubCode()).isEqualTo("aop.app-auth-token-time-out");
    }

    @Test
    void nobody_authorises_itself_or_a_stranger() {
        String path = "/sandbox/apps/" + ISV + "/authorizations";
        assertThat(ground.post(path, "{\"auth_app_id\":\"" + ISV + "\"}").status())
                .isEqualTo(400);
        assertThat(ground.post(path, "{\"auth_app_id\":\"nobody\"}").status()).isEqualTo(404);
        assertThat(ground.post("/sandbox/apps/nobody/authorizations", "{}").status())
                .isEqualTo(404);
        assertThat(ground.post(path, "{\"auth_app_id\":\"" + MERCHANT + "\",\"expires_in\":0}")
                        .status())
                .isEqualTo(400);
    }
}
