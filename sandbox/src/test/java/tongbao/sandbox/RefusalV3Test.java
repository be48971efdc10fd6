package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.sandbox.wire.SignType;

/** Calls of version 3 that are wrong in one place, signed by hand: each gets the code and status of that place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalV3Test {
    private static final String PATH = "/v3/alipay/trade/query";
    private static final String BODY = "{\"out_trade_no\":\"nobody\"}";
    private static final String ALGORITHM = "ALIPAY-SHA256withRSA ";

    private final Ground ground = Ground.inMemory();

    @AfterAll
    void close() {
        ground.close();
    }

    private static long now() {
        return Clock.systemUTC().millis();
    }

    private static String auth(String appId, long millis) {
        return "app_id=" + appId + ",nonce=" + UUID.randomUUID() + ",timestamp=" + millis;
    }

    private static String signed(String auth, String verb, String path, String body) {
        String text = auth + "\n" + verb + "\n" + path + "\n" + body + "\n";
        return ALGORITHM + auth + ",sign="
                + SignType.RSA2.sign(text, StandardCharsets.UTF_8, Ground.APP_KEYS.getPrivate());
    }

    private Ground.Got post(Optional<String> authorization, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(ground.uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json; charset=utf-8");
        }
        authorization.ifPresent(value -> request.header("Authorization", value));
        for (int at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
        }
        return Ground.send(request);
    }

    private void assertRefused(Ground.Got got, int status, String code) {
        assertThat(got.json().text("code")).as(got.body()).contains(code);
        assertThat(got.status()).isEqualTo(status);
        assertThat(got.contentType()).isEqualTo("application/json;charset=UTF-8");
    }

    @Test
    void a_right_call_reaches_the_business() {
        assertRefused(call(auth(Ground.APP_ID, now())), 400, "ACQ.TRADE_NOT_EXIST");
        assertRefused(call(auth(Ground.APP_ID, now()) + ",expired_seconds=120"), 400, "ACQ.TRADE_NOT_EXIST");
        String otherOrder = "timestamp=" + now() + ",nonce=" + UUID.randomUUID() + ",app_id=" + Ground.APP_ID;
        assertRefused(call(otherOrder), 400, "ACQ.TRADE_NOT_EXIST");
    }

    private Ground.Got call(String auth) {
        return post(Optional.of(signed(auth, "POST", PATH, BODY)), PATH, BODY, "Content-Type", "application/json");
    }

    @Test
    void without_the_header_the_time_is_missed_and_nothing_is_signed() {
        Ground.Got got = post(Optional.empty(), PATH, BODY);

        assertRefused(got, 400, "missing-timestamp");
        assertThat(got.body()).isEqualTo("{\"code\":\"missing-timestamp\",\"message\":\"缺少时间戳参数\"}");
        assertThat(got.headers().firstValue("alipay-signature")).isEmpty();
        assertThat(got.headers().firstValue("alipay-trace-id").orElse("")).matches("[0-9a-f]{30}");
    }

    @ParameterizedTest
    @CsvSource({
        "app_id=2021000100000001;nonce=n1,                                400, missing-timestamp",
        "nonce=n1;timestamp=NOW,                                          400, missing-app-id",
        "app_id=nobody;nonce=n1;timestamp=NOW,                            400, invalid-app-id",
        "app_id=2021000100000001;timestamp=NOW,                           400, invalid-request-data",
        "app_id=2021000100000001;nonce=n1;timestamp=yesterday,            400, invalid-timestamp",
        "app_id=2021000100000001;nonce=n1;timestamp=2026-11-22 10:00:00,  400, invalid-timestamp",
        "app_id=2021000100000001;nonce=n1;timestamp=NOW;expired_seconds=x, 400, invalid-timestamp",
        "app_id=2021000100000001;nonce=n1;timestamp=NOW;app_cert_sn=00,   400, app-cert-not-exist",
    })
    void one_wrong_field_of_the_header_is_named(String fields, int status, String code) {
        assertRefused(call(fields.replace(';', ',').replace("NOW", Long.toString(now()))), status, code);
    }

    @Test
    void old_times_and_early_ones_are_refused_by_the_real_clock() {
        long tooOld = now() - Duration.ofMinutes(10).toMillis() - 1000;
        assertRefused(call(auth(Ground.APP_ID, tooOld)), 400, "illegal-timestamp");
        assertRefused(call(auth(Ground.APP_ID, now() + Duration.ofMinutes(11).toMillis())), 400, "illegal-timestamp");
        String brief = auth(Ground.APP_ID, now() - 5000) + ",expired_seconds=2";
        assertRefused(call(brief), 400, "illegal-timestamp");
        ground.advance(Duration.ofDays(1).toSeconds());
        assertRefused(call(auth(Ground.APP_ID, now())), 400, "ACQ.TRADE_NOT_EXIST");
    }

    @Test
    void a_nonce_is_good_once_and_a_forged_call_does_not_use_it_up() {
        String auth = auth(Ground.APP_ID, now());
        String header = signed(auth, "POST", PATH, BODY);

        assertRefused(post(Optional.of(header), PATH, BODY + " "), 400, "invalid-signature");
        assertRefused(post(Optional.of(header), PATH, BODY), 400, "ACQ.TRADE_NOT_EXIST");
        assertRefused(post(Optional.of(header), PATH, BODY), 400, "invalid-request-data");
    }

    @Test
    void a_signature_over_anything_else_is_refused() {
        String auth = auth(Ground.APP_ID, now());
        assertRefused(post(Optional.of(ALGORITHM + auth), PATH, BODY), 400, "missing-signature");
        assertRefused(post(Optional.of(ALGORITHM + auth + ",sign=AAAA"), PATH, BODY), 400, "invalid-signature");
        assertRefused(post(Optional.of(ALGORITHM + auth + ",sign=%%"), PATH, BODY), 400, "invalid-signature");
        String ofGet = signed(auth, "GET", PATH, BODY);
        assertRefused(post(Optional.of(ofGet), PATH, BODY), 400, "invalid-signature");
        String right = signed(auth, "POST", PATH, BODY);
        assertRefused(post(Optional.of(right), PATH + "?x=1", BODY), 400, "invalid-signature");
        assertRefused(post(Optional.of(right), PATH, BODY, "alipay-app-auth-token", "added"), 400, "invalid-signature");
        assertRefused(
                post(Optional.of(right.replace("ALIPAY-SHA256withRSA", "ALIPAY-SM2withSM3")), PATH, BODY),
                400,
                "invalid-signature-type");
        assertThat(post(Optional.of(ofGet), PATH, BODY).json().text("message").orElse(""))
                .contains("网关生成的验签字符串为：" + auth + "\nPOST\n" + PATH + "\n" + BODY + "\n");
    }

    @Test
    void paths_verbs_and_types_that_do_not_exist_are_told_apart() {
        for (String path : new String[] {"/v3/", "/v3/alipay/no/way", "/v3/alipay/trade/page/pay"}) {
            String header = signed(auth(Ground.APP_ID, now()), "POST", path, BODY);
            assertRefused(post(Optional.of(header), path, BODY), 404, "invalid-method");
        }
        String header = signed(auth(Ground.APP_ID, now()), "GET", PATH, "");
        var get = HttpRequest.newBuilder(ground.uri(PATH))
                .header("Authorization", header)
                .GET();
        assertRefused(Ground.send(get), 400, "invalid-http-method");
        String form = signed(auth(Ground.APP_ID, now()), "POST", PATH, BODY);
        assertRefused(
                post(Optional.of(form), PATH, BODY, "Content-Type", "application/x-www-form-urlencoded"),
                400,
                "invalid-content-type");
    }

    @Test
    void bodies_are_json_objects_or_refused() {
        for (String body : new String[] {"[]", "nothing", "{\"a\":1,\"a\":2}"}) {
            String header = signed(auth(Ground.APP_ID, now()), "POST", PATH, body);
            assertRefused(post(Optional.of(header), PATH, body), 400, "illegal-json");
        }
        String header = signed(auth(Ground.APP_ID, now()), "POST", PATH, "");
        assertRefused(post(Optional.of(header), PATH, ""), 400, "ACQ.INVALID_PARAMETER");
        String encrypted = signed(auth(Ground.APP_ID, now()), "POST", PATH, BODY);
        assertRefused(
                post(Optional.of(encrypted), PATH, BODY, "alipay-encrypt-type", "AES"), 400, "missing-encrypt-key");
        assertThat(post(Optional.empty(), PATH, "a".repeat((1 << 20) + 1)).status())
                .isEqualTo(413);
        String endless = ALGORITHM + auth(Ground.APP_ID, now()) + ",sign=" + "A".repeat(5000);
        assertRefused(post(Optional.of(endless), PATH, BODY), 400, "invalid-request-data");
    }

    @Test
    void uploads_are_signed_by_their_part_of_data() {
        String whole = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n\0\1\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"data\"\r\nContent-Type: application/json\r\n\r\n"
                + BODY + "\r\n--b--\r\n";
        String header = signed(auth(Ground.APP_ID, now()), "POST", PATH, BODY);
        String[] type = {"Content-Type", "multipart/form-data; boundary=b"};

        assertRefused(
                post(Optional.of(header), PATH, whole.substring(0, whole.length() - 6), type), 400, "upload-fail");
        assertRefused(post(Optional.of(header), PATH, whole, type), 400, "ACQ.TRADE_NOT_EXIST");
    }
}
