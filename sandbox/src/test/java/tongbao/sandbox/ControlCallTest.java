package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.request.AlipayTradeQueryRequest;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.RsaKeys;

/** The control calls, exactly as the contract writes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlCallTest {
    private final Ground ground = Ground.inMemory();

    @AfterAll
    void close() {
        ground.close();
    }

    @Test
    void registering_again_changes_only_the_apps_key() throws com.alipay.api.AlipayApiException {
        String first = ground.post("/sandbox/apps", Ground.registration("renewed", Ground.APP_KEYS))
                .body();
        assertThat(queryAs("renewed")).isEqualTo("ACQ.TRADE_NOT_EXIST");

        String again = ground.post("/sandbox/apps", Ground.registration("renewed", Ground.OTHER_KEYS))
                .body();

        assertThat(again)
                .isEqualTo(first)
                .isEqualTo(ground.get("/sandbox/apps/renewed").body());
        assertThat(ground.get("/sandbox/apps/renewed").json().names())
                .containsExactlyInAnyOrder("seller_id", "alipay_public_key");
        assertThat(queryAs("renewed")).isEqualTo("isv.invalid-signature");
        assertThat(ground.get("/sandbox/apps/unknown").status()).isEqualTo(404);
    }

    @Test
    void who_signs_notices_brings_alipays_key_and_the_sandbox_signs_with_it() throws com.alipay.api.AlipayApiException {
        String mine = registration("brought", Ground.OTHER_KEYS);

        Ground.Got first = ground.post("/sandbox/apps", mine);

        assertThat(first.json().text("alipay_public_key")).contains(RsaKeys.text(Ground.OTHER_KEYS.getPublic()));
        assertThat(ground.post("/sandbox/apps", mine).body()).isEqualTo(first.body());
        Ground.Got other = ground.post("/sandbox/apps", registration("brought", Ground.APP_KEYS));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().text("message").orElse("")).contains("alipay_private_key is another");
        assertThat(ground.get("/sandbox/apps/brought").body()).isEqualTo(first.body());
        // The official client verifies the answer with the public half of the key that was brought.
        assertThat(queryAs("brought")).isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    private static String registration(String appId, KeyPair alipay) {
        return Json.write(Map.of(
                "app_id", appId,
                "app_public_key", RsaKeys.text(Ground.APP_KEYS.getPublic()),
                "alipay_private_key", RsaKeys.text(alipay.getPrivate())));
    }

    private String queryAs(String appId) throws com.alipay.api.AlipayApiException {
        var request = new AlipayTradeQueryRequest();
        request.setBizContent("{\"out_trade_no\":\"1\"}");
        return client(appId).execute(request).getSubCode();
    }

    private com.alipay.api.AlipayClient client(String appId) {
        return new com.alipay.api.DefaultAlipayClient(
                ground.sandbox.url() + "/gateway.do",
                appId,
                RsaKeys.text(Ground.APP_KEYS.getPrivate()),
                "json",
                "utf-8",
                ground.get("/sandbox/apps/" + appId)
                        .json()
                        .text("alipay_public_key")
                        .orElseThrow(),
                "RSA2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/sandbox/apps          | {}                                        | app_id is missing",
                "/sandbox/apps          | {\"app_id\":\"a/b\",\"app_public_key\":\"x\"} | app_id is 1 to 32",
                "/sandbox/apps          | {\"app_id\":\"a\",\"app_public_key\":\"x\"} | app_public_key must be an RSA",
                "/sandbox/apps          | {\"app_id\":\"a\",\"colour\":1}             | unknown field [colour]",
                "/sandbox/apps | {\"app_id\":\"a\",\"app_public_key\":\"KEY\",\"alipay_private_key\":\"x\"} | alipay_private_key must be",
                "/sandbox/apps          | [1]                                       | one JSON object",
                "/sandbox/accidents     | {\"method\":\"nothing\",\"kind\":\"drop\"}  | alipay.trade.refund",
                "/sandbox/accidents     | {\"method\":\"notice\",\"kind\":\"timeout_after\"} | must be one of drop",
                "/sandbox/accidents     | {\"method\":\"notice\",\"kind\":\"drop\",\"times\":0} | times must be",
                "/sandbox/accidents     | {\"method\":\"notice\",\"kind\":\"drop\",\"times\":\"1\"} | times must be",
                "/sandbox/accidents | {\"method\":\"alipay.trade.page.pay\",\"kind\":\"bad_signature\"} | no signature",
                "/sandbox/clock/advance | {}                                        | seconds is missing",
                "/sandbox/clock/advance | {\"seconds\":-1}                          | seconds must be",
                "/sandbox/clock/advance | {\"seconds\":1.5}                         | seconds must be",
                "/sandbox/clock/advance | {\"seconds\":99999999999}                 | seconds must be",
                "/sandbox/trades/x/pay  | {\"who\":\"me\"}                          | unknown field [who]",
            })
    void a_wrong_call_is_told_what_is_wrong(String path, String body, String message) {
        Ground.Got got = ground.post(path, body.replace("KEY", RsaKeys.text(Ground.APP_KEYS.getPublic())));

        assertThat(got.status()).isEqualTo(400);
        assertThat(got.json().text("message").orElse("")).contains(message);
    }

    @ParameterizedTest
    @CsvSource({
        "/sandbox/trades/never-seen, 404",
        "/sandbox/trades/, 404",
        "/sandbox/trades/a/b, 404",
        "/sandbox/trades/a/pay/c, 404",
        "/sandbox/nothing, 404",
        "/sandbox/clock/advance, 405",
        "/sandbox/apps, 405",
        "/sandbox/trades/x?app_id=unknown, 404",
        "/wallet/../sandbox/apps, 404",
        "/wallet/nosuchorder0000, 404",
        "/qr/nosuchorder0000, 404",
    })
    void what_is_not_there_is_not_found(String path, int status) {
        assertThat(ground.get(path).status()).isEqualTo(status);
    }

    @Test
    void the_truth_of_a_trade_is_shown_in_strings() {
        String number = ground.paid("10.00", "");
        ground.refund(number, "r1", "2.50");
        String tradeNo = ground.query(number).getTradeNo();

        assertThat(ground.get("/sandbox/trades/" + number + "?app_id=" + Ground.APP_ID)
                        .body())
                .startsWith("{\"out_trade_no\":\"" + number + "\",\"trade_no\":\"" + tradeNo + "\","
                        + "\"trade_status\":\"TRADE_SUCCESS\",\"total_amount\":\"10.00\",\"refunded_amount\":\"2.50\","
                        + "\"refunds\":[{\"out_request_no\":\"r1\",\"amount\":\"2.50\"}],\"wallet\":\"/wallet/ba");
    }

    @Test
    void a_named_buyer_pays() {
        String number = Ground.orderNumber();
        ground.precreate(number, "1.00", "");
        ground.post("/sandbox/trades/" + number + "/scan", "{\"buyer\":\"13800138000\"}");
        assertThat(ground.trade(number).text("trade_status")).contains("WAIT_BUYER_PAY");

        assertThat(ground.pay(number).status()).isEqualTo(200);

        assertThat(ground.query(number).getBuyerLogonId()).isEqualTo("138****8000");
        assertThat(ground.query(number).getBuyerUserId()).matches("2088\\d{12}");
    }

    @Test
    void two_sellers_with_the_same_number_are_told_apart_by_the_app() throws com.alipay.api.AlipayApiException {
        ground.post("/sandbox/apps", Ground.registration("second", Ground.APP_KEYS));
        String number = Ground.orderNumber();
        ground.precreate(number, "1.00", "");
        assertThat(client("second")
                        .execute(ground.precreateRequest(number, "7.00", ""))
                        .getCode())
                .isEqualTo("10000");

        assertThat(ground.pay(number).status()).isEqualTo(409);
        Ground.Got paid = ground.post("/sandbox/trades/" + number + "/pay?app_id=second", "");
        assertThat(paid.json().text("total_amount")).contains("7.00");
        assertThat(ground.query(number).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    @Test
    void advancing_answers_the_new_time_and_moves_the_clock_that_the_gateway_uses() {
        Instant before = ground.sandbox.clock().instant();

        Instant now = Instant.parse(ground.post("/sandbox/clock/advance", "{\"seconds\":3600}")
                .json()
                .text("now")
                .orElseThrow());

        assertThat(Duration.between(before, now)).isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
        assertThat(ground.sandbox.clock().instant()).isAfterOrEqualTo(now);
    }
}
