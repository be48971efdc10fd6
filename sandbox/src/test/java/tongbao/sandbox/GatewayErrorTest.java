package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.v3.ApiClient;
import com.alipay.v3.ApiException;
import com.alipay.v3.api.AlipayTradeApi;
import com.alipay.v3.model.AlipayTradeQueryModel;
import com.alipay.v3.util.model.AlipayConfig;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tongbao.sandbox.gateway.GatewayError;
import tongbao.sandbox.gateway.Manners;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.RsaKeys;

/** Every refusal of the gateway's own can be had, in both versions, with the right code and status. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayErrorTest {
    /** Alipay's table: the code of a group, and the sub codes in it. */
    private static final Map<String, String> DOCUMENTED = Map.of(
            "20000",
            "isp.unknow-error aop.unknow-error aop.ACQ.SYSTEM_ERROR",
            "20001",
            "aop.invalid-auth-token aop.auth-token-time-out aop.invalid-app-auth-token"
                    + " aop.invalid-app-auth-token-no-api aop.app-auth-token-time-out"
                    + " aop.no-product-reg-by-partner",
            "40001",
            "isv.missing-method isv.missing-signature isv.missing-signature-type isv.missing-signature-key"
                    + " isv.missing-app-id isv.missing-timestamp isv.missing-version"
                    + " isv.decryption-error-missing-encrypt-type",
            "40002",
            "isv.invalid-parameter isv.upload-fail isv.invalid-file-extension isv.invalid-file-size"
                    + " isv.invalid-method isv.invalid-format isv.invalid-signature-type"
                    + " isv.invalid-signature isv.invalid-token isv.invalid-encrypt-type"
                    + " isv.invalid-encrypt isv.invalid-app-id isv.invalid-timestamp isv.invalid-charset"
                    + " isv.invalid-digest isv.decryption-error-not-valid-encrypt-type"
                    + " isv.decryption-error-not-valid-encrypt-key isv.not-support-app-auth"
                    + " isv.suspected-attack isv.forbidden-api isv.illegal-json isv.code-invalid"
                    + " isv.app-cert-expired not-online-app invalid-openid isv.missing-app-cert-sn"
                    + " isv.missing-alipay-root-cert-sn isv.invalid-alipay-root-cert-sn"
                    + " isv.app-cert-not-exist isv.alipay-cert-not-exist",
            "40003",
            "invalid-auth-relations isv.missing-signature-config isv.decryption-error-unknown"
                    + " isv.invalid-app-state",
            "40004",
            "unsupported-sdk-version",
            "40005",
            "isv.app-call-limited isv.method-call-limited",
            "40006",
            "isv.insufficient-isv-permissions isv.insufficient-user-permissions isv.self-invoke-forbidden");

    private static final Map<String, Integer> STATUSES = Map.of("20000", 500, "20001", 401, "40005", 429, "40006", 401);

    private final Ground ground = Ground.inMemory();

    @AfterAll
    void close() {
        ground.close();
    }

    private void order(GatewayError error) {
        Ground.Got got = ground.post(
                "/sandbox/accidents",
                Json.write(new TreeMap<>(
                        Map.of("method", "alipay.trade.query", "kind", "refused", "sub_code", error.subCode()))));
        assertThat(got.status()).as(got.body()).isEqualTo(200);
    }

    @Test
    void every_documented_sub_code_is_there() {
        assertThat(Stream.of(GatewayError.values()).map(GatewayError::subCode))
                .containsAll(DOCUMENTED.values().stream()
                        .flatMap(words -> Pattern.compile(" ").splitAsStream(words))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(GatewayError.class)
    void it_comes_with_the_code_of_its_group_and_the_status_of_version_3(GatewayError error) throws ApiException {
        order(error);
        var answer = ground.query("nobody");
        String code = answer.getCode();
        assertThat(answer.getSubCode()).isEqualTo(error.subCode());
        assertThat(answer.getSubMsg()).isNotBlank();
        DOCUMENTED.forEach((group, words) -> {
            if ((" " + words + " ").contains(" " + error.subCode() + " ")) {
                assertThat(code).isEqualTo(group);
            }
        });

        order(error);
        ApiException refused = refusedV3();
        assertThat(refused.getCode()).isEqualTo(STATUSES.getOrDefault(code, 400));
        JsonObject body = Json.object(refused.getResponseBody()).orElseThrow();
        assertThat(body.text("code")).contains(error.subCode().replaceFirst("^(isv|aop|isp)\\.", ""));
        assertThat(body.names()).containsExactly("code", "message");
    }

    private ApiException refusedV3() throws ApiException {
        var config = new AlipayConfig();
        config.setServerUrl(ground.sandbox.url());
        config.setAppId(Ground.APP_ID);
        config.setPrivateKey(RsaKeys.text(Ground.APP_KEYS.getPrivate()));
        config.setAlipayPublicKey(ground.alipayPublicKey);
        var client = new ApiClient();
        client.setAlipayConfig(config);
        var model = new AlipayTradeQueryModel();
        model.setOutTradeNo("nobody");
        try {
            new AlipayTradeApi(client).query(model);
        } catch (ApiException e) {
            return e;
        }
        throw new AssertionError("it was not refused");
    }

    @Test
    void production_says_where_an_explanation_is_and_not_what_it_expected() throws Exception {
        try (Ground production = Ground.with(Ground.settings().speaking(Manners.PRODUCTION))) {
            production.accident("alipay.trade.query", "throttled");
            assertThat(production.query("nobody").getSubMsg())
                    .matches("应用调用次数超限，解决方案：https://open\\.alipay\\.com/api/errCheck\\?traceId=[0-9a-f]{30}"
                            + "&source=openapi");
            assertThat(production.query("nobody").getSubMsg()).isEqualTo("交易不存在");
            var request = production.pageRequest(Ground.orderNumber(), "1.00");
            assertThat(production
                            .get(production.pageAddress(request).replace("1.00", "2.00"))
                            .body())
                    .contains("错误代码 <code>invalid-signature</code>", "错误原因: 无效签名<")
                    .doesNotContain("网关生成");
            Ground.Got got = production.post("/v3/alipay/trade/query", "{}");
            assertThat(got.body())
                    .matches("\\{\"code\":\"missing-timestamp\",\"links\":\\[\\{\"link\":"
                            + "\"https://open.alipay.com/api/errCheck\\?traceId=[0-9a-f]{30}&source=openapi\","
                            + "\"desc\":\"解决方案\"}]"
                            + ",\"message\":\"缺少时间戳参数\"}");
        }
    }

    @Test
    void the_trace_is_in_a_header_of_every_answer() {
        assertThat(ground.get("/gateway.do").headers().firstValue("trace_id").orElse(""))
                .matches("[0-9a-f]{30}");
    }

    @Test
    void only_the_gateways_own_refusals_can_be_ordered_and_only_so() {
        assertThat(refusalOf("\"kind\":\"refused\"")).contains("sub_code belongs to the kind");
        assertThat(refusalOf("\"kind\":\"throttled\",\"sub_code\":\"isv.invalid-token\""))
                .contains("sub_code belongs to the kind");
        assertThat(refusalOf("\"kind\":\"refused\",\"sub_code\":\"acq.nothing\""))
                .contains("one of the gateway's");
    }

    private String refusalOf(String fields) {
        Ground.Got got = ground.post("/sandbox/accidents", "{\"method\":\"alipay.trade.query\"," + fields + "}");
        assertThat(got.status()).isEqualTo(400);
        return got.body();
    }
}
