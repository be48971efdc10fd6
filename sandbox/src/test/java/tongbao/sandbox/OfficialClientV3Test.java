package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.v3.ApiClient;
import com.alipay.v3.ApiException;
import com.alipay.v3.api.AlipayTradeApi;
import com.alipay.v3.api.AlipayTradeFastpayRefundApi;
import com.alipay.v3.model.AlipayTradeCancelModel;
import com.alipay.v3.model.AlipayTradeCloseModel;
import com.alipay.v3.model.AlipayTradeFastpayRefundQueryModel;
import com.alipay.v3.model.AlipayTradeFastpayRefundQueryResponseModel;
import com.alipay.v3.model.AlipayTradePrecreateModel;
import com.alipay.v3.model.AlipayTradeQueryModel;
import com.alipay.v3.model.AlipayTradeRefundModel;
import com.alipay.v3.util.GenericExecuteApi;
import com.alipay.v3.util.model.AlipayConfig;
import com.alipay.v3.util.model.CustomizedParams;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tongbao.sandbox.wire.Form;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.RsaKeys;

/** Alipay's official SDK of version 3 does the day's work here, in each of its modes, and checks every signature. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficialClientV3Test {
    private static final String ENCRYPT_KEY = "aYA0GP8JEW+D7/UFaskCWA==";

    private final Ground ground = Ground.inMemory();

    /** How the client is set up. */
    enum Mode {
        KEY("2021000100000051"),
        CERTIFICATE("2021000100000052"),
        KEY_ENCRYPTED("2021000100000053"),
        CERTIFICATE_ENCRYPTED("2021000100000054");

        private final String appId;

        Mode(String appId) {
            this.appId = appId;
        }

        String appId() {
            return appId;
        }

        boolean isCertificate() {
            return this == CERTIFICATE || this == CERTIFICATE_ENCRYPTED;
        }

        boolean isEncrypted() {
            return this == KEY_ENCRYPTED || this == CERTIFICATE_ENCRYPTED;
        }
    }

    @AfterAll
    void close() {
        ground.close();
    }

    private ApiClient client(Mode mode) throws ApiException {
        Map<String, String> body = new HashMap<>();
        body.put("app_id", mode.appId());
        body.put("app_public_key", RsaKeys.text(Ground.APP_KEYS.getPublic()));
        body.put("mode", mode.isCertificate() ? "certificate" : "key");
        if (mode.isEncrypted()) {
            body.put("encrypt_key", ENCRYPT_KEY);
        }
        JsonObject app = ground.post("/sandbox/apps", Json.write(body)).json();
        var config = new AlipayConfig();
        config.setServerUrl(ground.sandbox.url());
        config.setAppId(mode.appId());
        config.setPrivateKey(RsaKeys.text(Ground.APP_KEYS.getPrivate()));
        if (mode.isCertificate()) {
            var files = (JsonObject) Objects.requireNonNull(app.members().get("certificates"));
            config.setAppCertContent(files.text("app_cert").orElseThrow());
            config.setAlipayPublicCertContent(files.text("alipay_cert").orElseThrow());
            config.setRootCertContent(files.text("alipay_root_cert").orElseThrow());
        } else {
            config.setAlipayPublicKey(app.text("alipay_public_key").orElseThrow());
        }
        if (mode.isEncrypted()) {
            config.setEncryptKey(ENCRYPT_KEY);
        }
        var client = new ApiClient();
        client.setAlipayConfig(config);
        return client;
    }

    private static AlipayTradePrecreateModel order(String number, String amount) {
        var model = new AlipayTradePrecreateModel();
        model.setOutTradeNo(number);
        model.setTotalAmount(amount);
        model.setSubject("咖啡 😀 coffee");
        return model;
    }

    private static AlipayTradeQueryModel query(String number) {
        var model = new AlipayTradeQueryModel();
        model.setOutTradeNo(number);
        return model;
    }

    private static AlipayTradeRefundModel refund(String number, String requestNumber, String amount) {
        var model = new AlipayTradeRefundModel();
        model.setOutTradeNo(number);
        model.setOutRequestNo(requestNumber);
        model.setRefundAmount(amount);
        return model;
    }

    private static void assertRefused(ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, refused -> {
            JsonObject body = Json.object(refused.getResponseBody()).orElseThrow();
            assertThat(body.text("code")).contains(code);
            assertThat(body.text("message")).isPresent();
            assertThat(refused.getCode()).isEqualTo(status);
            assertThat(refused.getResponseHeaders()).containsKey("alipay-trace-id");
        });
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void an_order_is_made_paid_queried_refunded_and_looked_up(Mode mode) throws ApiException {
        ApiClient client = client(mode);
        var trades = new AlipayTradeApi(client);
        var refunds = new AlipayTradeFastpayRefundApi(client);
        String number = Ground.orderNumber();

        assertThat(trades.precreate(order(number, "10.00")).getQrCode()).startsWith(ground.sandbox.url() + "/qr/");
        assertRefused(() -> trades.query(query(number)), 400, "ACQ.TRADE_NOT_EXIST");
        assertThat(ground.pay(number).status()).isEqualTo(200);
        var paid = trades.query(query(number));
        assertThat(paid.getTradeStatus()).isEqualTo("TRADE_SUCCESS");
        assertThat(paid.getTotalAmount()).isEqualTo("10.00");
        assertThat(trades.refund(refund(number, "r1", "4.00")).getFundChange()).isEqualTo("Y");
        assertRefused(() -> trades.refund(refund(number, "r1", "4.01")), 400, "ACQ.DISCORDANT_REPEAT_REQUEST");

        var hit = refundQuery(refunds, number, "r1");
        assertThat(hit.getRefundStatus()).isEqualTo("REFUND_SUCCESS");
        assertThat(hit.getRefundAmount()).isEqualTo("4.00");
        assertThat(refundQuery(refunds, number, "r2").getRefundStatus()).isNull();
        assertThat(trades.refund(refund(number, "r2", "6.00")).getRefundFee()).isEqualTo("10.00");
        assertThat(trades.query(query(number)).getTradeStatus()).isEqualTo("TRADE_CLOSED");
    }

    private static AlipayTradeFastpayRefundQueryResponseModel refundQuery(
            AlipayTradeFastpayRefundApi refunds, String number, String requestNumber) throws ApiException {
        var model = new AlipayTradeFastpayRefundQueryModel();
        model.setOutTradeNo(number);
        model.setOutRequestNo(requestNumber);
        model.setQueryOptions(List.of("gmt_refund_pay"));
        return refunds.query(model);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void an_unpaid_order_is_closed_and_another_one_cancelled(Mode mode) throws ApiException {
        var trades = new AlipayTradeApi(client(mode));
        String closed = Ground.orderNumber();
        trades.precreate(order(closed, "1.00"));
        ground.post("/sandbox/trades/" + closed + "/scan", "");
        var close = new AlipayTradeCloseModel();
        close.setOutTradeNo(closed);
        assertThat(trades.close(close).getOutTradeNo()).isEqualTo(closed);
        assertRefused(() -> trades.close(close), 400, "ACQ.TRADE_STATUS_ERROR");

        String cancelled = Ground.orderNumber();
        trades.precreate(order(cancelled, "1.00"));
        ground.pay(cancelled);
        var cancel = new AlipayTradeCancelModel();
        cancel.setOutTradeNo(cancelled);
        assertThat(trades.cancel(cancel).getAction()).isEqualTo("refund");
    }

    @Test
    void a_notice_of_an_order_made_here_is_the_same_form() throws Exception {
        var trades = new AlipayTradeApi(client(Mode.KEY));
        try (Receiver receiver = new Receiver()) {
            String number = Ground.orderNumber();
            var model = order(number, "1.00");
            model.setNotifyUrl(receiver.url());
            trades.precreate(model);
            ground.pay(number);

            var notice = receiver.next();
            assertThat(notice.field("app_id")).isEqualTo(Mode.KEY.appId());
            assertThat(notice.field("charset")).isEqualTo("utf-8");
            assertThat(notice.field("sign_type")).isEqualTo("RSA2");
            String key = ground.get("/sandbox/apps/" + Mode.KEY.appId())
                    .json()
                    .text("alipay_public_key")
                    .orElseThrow();
            assertThat(notice.isSignedBy(key)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void its_page_and_app_products_go_to_the_old_address(Mode mode) throws ApiException {
        var generic = new GenericExecuteApi(client(mode));
        String paged = Ground.orderNumber();
        String address = generic.pageExecute("alipay.trade.page.pay", "GET", content(paged, "FAST_INSTANT_TRADE_PAY"));
        assertThat(ground.get(address).status()).isEqualTo(302);

        String form = generic.pageExecute("alipay.trade.page.pay", "POST", content(paged, "FAST_INSTANT_TRADE_PAY"));
        var action = Pattern.compile("action=\"([^\"]+)\"").matcher(form);
        var content = Pattern.compile("name=\"biz_content\" value=\"([^\"]*)\"").matcher(form);
        assertThat(action.find() && content.find()).isTrue();
        String body =
                Form.encode(Map.of("biz_content", content.group(1).replace("&quot;", "\"")), StandardCharsets.UTF_8);
        assertThat(ground.postForm(action.group(1), body).status()).isEqualTo(302);

        String inApp = Ground.orderNumber();
        String orderString = generic.sdkExecute("alipay.trade.app.pay", content(inApp, "QUICK_MSECURITY_PAY"));
        assertThat(ground.postForm("/gateway.do", orderString).status()).isEqualTo(302);
        assertThat(ground.trade(inApp).text("trade_status")).contains("WAIT_BUYER_PAY");
    }

    private static Map<String, Object> content(String number, String productCode) {
        return Map.of(
                "biz_content",
                Map.of("out_trade_no", number, "total_amount", "0.01", "subject", "两本书", "product_code", productCode));
    }

    @Test
    void accidents_happen_here_too() throws ApiException {
        var trades = new AlipayTradeApi(client(Mode.KEY));
        ground.accident("alipay.trade.query", "throttled");
        assertRefused(() -> trades.query(query("nobody")), 429, "app-call-limited");
        ground.accident("alipay.trade.query", "system_error_before");
        assertRefused(() -> trades.query(query("nobody")), 400, "ACQ.SYSTEM_ERROR");
        ground.accident("alipay.trade.precreate", "bad_signature");
        assertThatThrownBy(() -> trades.precreate(order(Ground.orderNumber(), "1.00")))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("sign check fail");
    }

    @Test
    void a_merchants_authorisation_makes_it_the_merchants_order() throws ApiException {
        ApiClient client = client(Mode.CERTIFICATE);
        String token = ground.post(
                        "/sandbox/apps/" + Mode.CERTIFICATE.appId() + "/authorizations",
                        "{\"auth_app_id\":\"" + Ground.APP_ID + "\"}")
                .json()
                .text("app_auth_token")
                .orElseThrow();
        var params = new CustomizedParams();
        params.setAppAuthToken(token);
        String number = Ground.orderNumber();
        var trades = new AlipayTradeApi(client);
        trades.precreate(order(number, "1.00"), params);
        ground.pay(number);

        assertThat(ground.query(number).getTradeStatus()).isEqualTo("TRADE_SUCCESS");
        assertThat(trades.query(query(number), params).getTradeStatus()).isEqualTo("TRADE_SUCCESS");
        assertRefused(() -> trades.query(query(number)), 400, "ACQ.TRADE_NOT_EXIST");
        params.setAppAuthToken("202212BB_nobody");
        assertRefused(() -> trades.query(query(number), params), 401, "invalid-app-auth-token");
    }
}
