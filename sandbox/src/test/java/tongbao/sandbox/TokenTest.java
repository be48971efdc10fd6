package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.request.AlipaySystemOauthTokenRequest;
import com.alipay.api.request.AlipayTradeOrderinfoSyncRequest;
import com.alipay.api.request.AlipayTradeRefundApplyRequest;
import com.alipay.api.response.AlipaySystemOauthTokenResponse;
import com.alipay.v3.ApiException;
import com.alipay.v3.api.AlipaySystemOauthApi;
import com.alipay.v3.model.AlipaySystemOauthTokenModel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.sandbox.wire.Form;

/** Who a user is, and the smaller methods of trades. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenTest {
    private static final String QUESTION = "/oauth2/publicAppAuthorize.htm";

    private final Ground ground = Ground.inMemory();

    @AfterAll
    void close() {
        ground.close();
    }

    private AlipaySystemOauthTokenResponse token(String grantType, String code, String refreshToken) {
        var request = new AlipaySystemOauthTokenRequest();
        request.setGrantType(grantType);
        request.setCode(code);
        request.setRefreshToken(refreshToken);
        return ground.execute(request);
    }

    private String code(String buyer) {
        return ground.control("/sandbox/apps/" + Ground.APP_ID + "/auth-codes", Map.of("buyer", buyer))
                .text("auth_code")
                .orElseThrow();
    }

    @Test
    void a_browser_brings_a_code_and_the_code_says_who_the_user_is_once() {
        String query = "?app_id=" + Ground.APP_ID
                + "&scope=auth_base&redirect_uri=https%3A%2F%2Fshop.example%2Fin%3Fa%3D1&state=s%26t";
        assertThat(ground.get(QUESTION + query).body()).contains("应用想知道您是谁", "value=\"https://shop.example/in?a=1\"");
        String back = ground.postForm(QUESTION, query.substring(1)).location();
        assertThat(back).startsWith("https://shop.example/in?a=1&");
        Map<String, String> brought =
                Form.decode(URI.create(back).getRawQuery().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(brought).containsEntry("state", "s&t").containsEntry("scope", "auth_base");
        String code = Optional.ofNullable(brought.get("auth_code")).orElseThrow();

        var token = token("authorization_code", code, "");

        assertThat(token.isSuccess()).isTrue();
        assertThat(token.getBody()).startsWith("{\"alipay_system_oauth_token_response\":{\"access_token\":\"authusrB");
        assertThat(token.getCode()).isNull();
        assertThat(token.getUserId()).isEqualTo("2088102146225135");
        assertThat(token.getExpiresIn()).isEqualTo("1296000");
        assertThat(token("authorization_code", code, "").getSubCode()).isEqualTo("isv.code-invalid");
    }

    @Test
    void a_token_is_renewed_once_and_within_its_time() {
        var first = token("authorization_code", code("alice"), "");
        var second = token("refresh_token", "", first.getRefreshToken());
        assertThat(second.getUserId()).isEqualTo(first.getUserId());
        assertThat(second.getAccessToken()).isNotEqualTo(first.getAccessToken());
        assertThat(token("refresh_token", "", first.getRefreshToken()).getSubCode())
                .isEqualTo("isv.refreshed-token-invalid");

        String unused = code("bob");
        ground.advance(Duration.ofDays(31).toSeconds());

        assertThat(token("refresh_token", "", second.getRefreshToken()).getSubCode())
                .isEqualTo("isv.refresh-token-time-out");
        assertThat(token("authorization_code", unused, "").getSubCode()).isEqualTo("isv.code-invalid");
    }

    @Test
    void a_refusal_stands_in_a_node_of_its_own() {
        var refused = token("authorization_code", "nothing", "");

        assertThat(refused.getBody()).startsWith("{\"error_response\":{\"code\":\"40002\"");
        assertThat(refused.getSubMsg()).isEqualTo("授权码code无效");
        assertThat(token("password", "", "").getSubCode()).isEqualTo("isv.grant-type-invalid");
        assertThat(token("refresh_token", "", "x").getSubCode()).isEqualTo("isv.refresh-token-invalid");
    }

    @Test
    void version_3_asks_in_json() throws ApiException {
        var model = new AlipaySystemOauthTokenModel();
        model.setGrantType("authorization_code");
        model.setCode(code("carol"));

        var token = new AlipaySystemOauthApi(ground.clientV3()).token(model);

        assertThat(token.getAccessToken()).startsWith("authusrB");
        assertThat(token.getUserId()).startsWith("2088");
    }

    @ParameterizedTest
    @CsvSource({
        "app_id=nobody&scope=auth_base&redirect_uri=https://a.b/c, app_id",
        "scope=auth_all&redirect_uri=https://a.b/c, scope",
        "scope=auth_user&redirect_uri=javascript:alert(1), redirect_uri"
    })
    void a_question_that_makes_no_sense_is_not_asked(String query, String wrong) {
        String asked = query.contains("app_id") ? query : "app_id=" + Ground.APP_ID + "&" + query;

        Ground.Got got = ground.get(QUESTION + "?" + asked);

        assertThat(got.status()).isEqualTo(404);
        assertThat(got.body()).contains("参数有误：" + wrong);
        assertThat(ground.postForm(QUESTION, asked).status()).isEqualTo(404);
    }

    @Test
    void a_refund_may_be_applied_for() {
        String number = ground.paid("5.00", "");
        var request = new AlipayTradeRefundApplyRequest();
        request.setBizContent(
                "{\"out_trade_no\":\"" + number + "\",\"refund_amount\":\"2.00\",\"out_request_no\":\"a\"}");

        assertThat(ground.execute(request).getRefundStatus()).isEqualTo("REFUND_PROCESSING");
        assertThat(ground.execute(request).getRefundStatus()).isEqualTo("REFUND_SUCCESS");
        assertThat(ground.trade(number).text("refunded_amount")).contains("2.00");
        request.setBizContent(
                "{\"out_trade_no\":\"" + number + "\",\"refund_amount\":\"3.01\",\"out_request_no\":\"b\"}");
        assertThat(ground.execute(request).getSubCode()).isEqualTo("ACQ.REASON_TRADE_REFUND_FEE_ERR");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "biz_type":"CREDIT_AUTH","order_biz_info":"{\\"status\\":\\"COMPLETE\\"}" | 10000
            "biz_type":"CREDIT_AUTH","order_biz_info":"{\\"status\\":\\"MAYBE\\"}"    | ACQ.NOTIFY_STATUS_INVALID
            "biz_type":"CREDIT_AUTH","order_biz_info":"no JSON"                       | ACQ.INVALID_PARAMETER
            "biz_type":"OTHER"                                                        | ACQ.INVALID_PARAMETER
            """)
    void how_an_order_went_can_be_told(String fields, String answered) {
        String number = ground.paid("5.00", "");
        String tradeNo = ground.trade(number).text("trade_no").orElseThrow();
        var request = new AlipayTradeOrderinfoSyncRequest();
        request.setBizContent("{\"trade_no\":\"" + tradeNo + "\",\"out_request_no\":\"s\"," + fields + "}");

        var answer = ground.execute(request);

        assertThat(Optional.ofNullable(answer.getSubCode()).orElse(answer.getCode()))
                .isEqualTo(answered);
        request.setBizContent("{\"trade_no\":\"0\",\"out_request_no\":\"s\"," + fields + "}");
        assertThat(ground.execute(request).getSubCode()).startsWith("ACQ.");
    }
}
