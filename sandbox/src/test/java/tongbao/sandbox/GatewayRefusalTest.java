package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tongbao.sandbox.wire.BeijingTime;
import tongbao.sandbox.wire.Form;
import tongbao.sandbox.wire.SignType;
import tongbao.sandbox.wire.SignedText;

/** Requests that are wrong in one place, signed by hand: each gets the code of that place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayRefusalTest {
    private final Ground ground = Ground.inMemory();

    @AfterAll
    void close() {
        ground.close();
    }

    @ParameterizedTest
    @CsvSource({
        "app_id,     ,              isv.missing-app-id",
        "app_id,     2021,          isv.invalid-app-id",
        "method,     ,              isv.missing-method",
        "method,     alipay.no.way, isv.invalid-method",
        "version,    ,              isv.missing-version",
        "version,    2.0,           isv.invalid-version",
        "sign_type,  ,              isv.missing-signature-type",
        "sign_type,  SM2,           isv.invalid-signature-type",
        "timestamp,  ,              isv.missing-timestamp",
        "timestamp,  yesterday,     isv.invalid-timestamp",
        "timestamp,  2026-02-30 10:00:00, isv.invalid-timestamp",
        "charset,    ,              isv.invalid-charset",
        "charset,    latin1,        isv.invalid-charset",
        "format,     xml,           isv.invalid-format",
        "notify_url, ftp://x,       isv.invalid-parameter",
        "encrypt_type, AES,         isv.missing-encypt-key",
        "encrypt_type, DES,         isv.invalid-encrypt-type",
        "app_cert_sn, 0123456789abcdef0123456789abcdef, isv.app-cert-not-exist",
        "app_auth_token, nobody,    aop.invalid-app-auth-token",
        "biz_content, ,             isv.illegal-json",
        "biz_content, [],           isv.illegal-json",
        "biz_content, '{\"a\":1,\"a\":2}', isv.illegal-json",
        "biz_content, {},           ACQ.INVALID_PARAMETER",
    })
    void one_wrong_parameter_is_named(String name, String value, String subCode) {
        Map<String, String> params = params("{\"out_trade_no\":\"1\"}");
        if (value == null) {
            params.remove(name);
        } else {
            params.put(name, value);
        }

        assertThat(send(params).body()).contains("\"sub_code\":\"" + subCode + "\"");
    }

    @Test
    void a_request_without_a_signature_misses_it() {
        Map<String, String> params = params("{}");

        Ground.Got got = ground.postForm("/gateway.do", Form.encode(params, StandardCharsets.UTF_8));

        assertThat(got.body()).contains("\"code\":\"40001\"", "isv.missing-signature");
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.contentType()).isEqualTo("text/html;charset=utf-8");
    }

    @Test
    void query_and_form_are_merged_and_the_query_counts_first() {
        Map<String, String> params = params("{\"out_trade_no\":\"1\"}");
        sign(params);
        String content = params.remove("biz_content");
        String query = Form.encode(params, StandardCharsets.UTF_8);
        String body = Form.encode(Map.of("biz_content", content, "method", "overwritten"), StandardCharsets.UTF_8);

        assertThat(ground.postForm("/gateway.do?" + query, body).body()).contains("ACQ.TRADE_NOT_EXIST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "out_trade_no     | \"\"                     | INVALID_PARAMETER",
                "out_trade_no     | \"a b\"                  | INVALID_PARAMETER",
                "out_trade_no     | {}                       | INVALID_PARAMETER",
                "total_amount     | \"0\"                    | INVALID_PARAMETER",
                "total_amount     | \"0.001\"                | INVALID_PARAMETER",
                "total_amount     | \"-1\"                   | INVALID_PARAMETER",
                "total_amount     | \"1e2\"                  | INVALID_PARAMETER",
                "total_amount     | \"100000000.01\"         | TOTAL_FEE_EXCEED",
                "subject          | \" \"                    | INVALID_PARAMETER",
                "subject          | \"a=b\"                  | INVALID_PARAMETER",
                "product_code     | \"QUICK_WAP_WAY\"        | INVALID_PARAMETER",
                "seller_id        | \"2088000000000000\"     | INVALID_RECEIVE_ACCOUNT",
                "timeout_express  | \"1.5h\"                 | INVALID_PARAMETER",
                "timeout_express  | \"16d\"                  | INVALID_PARAMETER",
                "time_expire      | \"soon\"                 | INVALID_PARAMETER",
                "time_expire      | \"2020-01-01 00:00:00\"  | NOW_TIME_AFTER_EXPIRE_TIME_ERROR",
                "goods_detail     | [{\"goods_id\":\"1\"}]   | INVALID_PARAMETER",
                "discountable_amount | \"0.50\"              | INVALID_PARAMETER",
            })
    void one_wrong_field_of_an_order_is_refused(String name, String json, String word) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("out_trade_no", "\"" + Ground.orderNumber() + "\"");
        fields.put("total_amount", "\"1.00\"");
        fields.put("undiscountable_amount", "\"1.00\"");
        fields.put("subject", "\"x\"");
        fields.put(name, json);
        var content = new StringBuilder();
        fields.forEach(
                (key, value) -> content.append(content.isEmpty() ? "{" : ",").append("\"" + key + "\":" + value));
        Map<String, String> params = params(content + "}");
        params.put("method", "alipay.trade.precreate");

        assertThat(send(params).body()).contains("\"sub_code\":\"ACQ." + word + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alipay.trade.page.pay", "alipay.trade.wap.pay"})
    void pages_show_their_errors_to_the_payer_and_escape_them(String method) {
        Map<String, String> params = params("{\"out_trade_no\":\"1\"}");
        params.put("method", method);
        params.put("sign", "<script>");

        Ground.Got got = ground.postForm("/gateway.do", Form.encode(params, StandardCharsets.UTF_8));

        assertThat(got.contentType()).isEqualTo("text/html;charset=GBK");
        assertThat(got.body())
                .contains("调试错误，请回到请求来源地，重新发起请求。", "invalid-signature")
                .doesNotContain("<script>");
    }

    @Test
    void too_long_bodies_and_other_verbs_are_refused() {
        assertThat(ground.postForm("/gateway.do", "a=" + "b".repeat(1 << 20)).status())
                .isEqualTo(413);
        assertThat(ground.delete("/gateway.do").status()).isEqualTo(405);
        assertThat(ground.get("/elsewhere").status()).isEqualTo(404);
        assertThat(ground.get("/health/live").status()).isEqualTo(200);
    }

    private Ground.Got send(Map<String, String> params) {
        sign(params);
        return ground.postForm("/gateway.do", Form.encode(params, StandardCharsets.UTF_8));
    }

    private static void sign(Map<String, String> params) {
        String text = SignedText.ofRequest(params);
        params.put("sign", SignType.RSA2.sign(text, StandardCharsets.UTF_8, Ground.APP_KEYS.getPrivate()));
    }

    private static Map<String, String> params(String content) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("app_id", Ground.APP_ID);
        params.put("method", "alipay.trade.query");
        params.put("charset", "utf-8");
        params.put("sign_type", "RSA2");
        params.put("timestamp", BeijingTime.seconds(Instant.now()));
        params.put("version", "1.0");
        params.put("biz_content", content);
        return params;
    }
}
