package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.CertAlipayRequest;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayOpenAppAlipaycertDownloadRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tongbao.sandbox.wire.Form;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.RsaKeys;

/** The official SDK in certificate mode, with the four files that a merchant has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateModeTest {
    @TempDir
    Path folder = Path.of("");

    private final Ground ground = Ground.inMemory();

    @AfterAll
    void close() {
        ground.close();
    }

    /** What the SDK reads. */
    private record Kit(String appId, JsonObject files, Path app, Path alipay, Path root) {
        String text(String name) {
            return files.text(name).orElseThrow();
        }
    }

    private Kit register(String appId, Map<String, String> credential) throws IOException {
        Map<String, String> body = new HashMap<>(credential);
        body.put("app_id", appId);
        return kit(appId, ground.post("/sandbox/apps", Json.write(body)));
    }

    private Kit kit(String appId, Ground.Got got) throws IOException {
        assertThat(got.status()).as(got.body()).isEqualTo(200);
        JsonObject files = (JsonObject) got.json().members().get("certificates");
        if (files == null) {
            throw new AssertionError("not in certificate mode: " + got.body());
        }
        Kit kit = new Kit(
                appId,
                files,
                Files.createTempFile(folder, "app", ".crt"),
                Files.createTempFile(folder, "alipay", ".crt"),
                Files.createTempFile(folder, "root", ".crt"));
        Files.writeString(kit.app(), kit.text("app_cert"));
        Files.writeString(kit.alipay(), kit.text("alipay_cert"));
        Files.writeString(kit.root(), kit.text("alipay_root_cert"));
        return kit;
    }

    private Kit registerKey(String appId) throws IOException {
        return register(
                appId, Map.of("app_public_key", RsaKeys.text(Ground.APP_KEYS.getPublic()), "mode", "certificate"));
    }

    private AlipayClient client(Kit kit) throws AlipayApiException {
        return client(kit, "RSA2", "utf-8");
    }

    private AlipayClient client(Kit kit, String signType, String charset) throws AlipayApiException {
        var settings = new CertAlipayRequest();
        settings.setServerUrl(ground.sandbox.url() + "/gateway.do");
        settings.setAppId(kit.appId());
        settings.setPrivateKey(RsaKeys.text(Ground.APP_KEYS.getPrivate()));
        settings.setFormat("json");
        settings.setCharset(charset);
        settings.setSignType(signType);
        settings.setCertPath(kit.app().toString());
        settings.setAlipayPublicCertPath(kit.alipay().toString());
        settings.setRootCertPath(kit.root().toString());
        return new DefaultAlipayClient(settings);
    }

    private static <T extends AlipayResponse> T execute(AlipayClient client, AlipayRequest<T> request) {
        try {
            return client.certificateExecute(request);
        } catch (AlipayApiException e) {
            throw new AssertionError(e);
        }
    }

    private static AlipayTradeQueryRequest query(String number) {
        var request = new AlipayTradeQueryRequest();
        request.setBizContent("{\"out_trade_no\":\"" + number + "\"}");
        return request;
    }

    @Test
    void the_sdk_pays_and_refunds_with_certificates_and_checks_every_answer() throws Exception {
        AlipayClient client = client(registerKey("2021000100000011"));
        String number = Ground.orderNumber();

        var made = execute(client, ground.precreateRequest(number, "9.90", ""));
        assertThat(made.getCode()).isEqualTo("10000");
        assertThat(made.getBody()).containsPattern("},\"alipay_cert_sn\":\"[0-9a-f]{32}\",\"sign\":\"[^\"]+\"}$");
        assertThat(ground.pay(number).status()).isEqualTo(200);
        assertThat(execute(client, query(number)).getTradeStatus()).isEqualTo("TRADE_SUCCESS");
        assertThat(execute(client, Ground.refundRequest(number, "r1", "9.90")).getFundChange())
                .isEqualTo("Y");
        assertThat(execute(client, query("nobody")).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    @Test
    void gbk_and_the_old_signature_work_the_same_way() throws Exception {
        AlipayClient client = client(registerKey("2021000100000012"), "RSA", "GBK");
        String number = Ground.orderNumber();

        assertThat(execute(client, ground.precreateRequest(number, "1.00", "")).getCode())
                .isEqualTo("10000");
        assertThat(execute(client, query("没有")).getSubMsg()).isEqualTo("交易不存在");
    }

    @Test
    void the_certificate_may_be_made_from_a_request_or_brought_along() throws Exception {
        Kit requested = register("2021000100000030", Map.of("app_csr", Csr.of(Ground.APP_KEYS, "杭州测试有限公司")));
        assertThat(execute(client(requested), query("nobody")).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");

        Kit own = register("2021000100000030", Map.of("app_cert", requested.text("app_cert")));
        assertThat(own.text("app_cert_sn")).isEqualTo(requested.text("app_cert_sn"));
        assertThat(own.text("alipay_cert_sn")).isEqualTo(requested.text("alipay_cert_sn"));
        assertThat(execute(client(own), query("nobody")).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    @Test
    void a_renewed_certificate_of_alipays_is_downloaded_by_the_sdk_itself() throws Exception {
        Kit kit = registerKey("2021000100000013");
        AlipayClient client = client(kit);
        assertThat(execute(client, query("nobody")).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");

        Kit renewed = kit(kit.appId(), ground.post("/sandbox/apps/" + kit.appId() + "/renew", ""));

        assertThat(renewed.text("alipay_cert_sn")).isNotEqualTo(kit.text("alipay_cert_sn"));
        var answer = execute(client, ground.precreateRequest(Ground.orderNumber(), "1.00", ""));
        assertThat(answer.getCode()).isEqualTo("10000");
        assertThat(answer.getBody()).contains(renewed.text("alipay_cert_sn"));
    }

    @Test
    void only_the_apps_own_certificates_of_alipay_can_be_downloaded() throws Exception {
        AlipayClient client = client(registerKey("2021000100000014"));
        var request = new AlipayOpenAppAlipaycertDownloadRequest();
        request.setBizContent("{\"alipay_cert_sn\":\"00000000000000000000000000000000\"}");

        assertThat(execute(client, request).getSubCode()).isEqualTo("isv.alipay-cert-not-exist");
    }

    @Test
    void notices_and_the_way_back_are_signed_with_the_key_in_alipays_certificate() throws Exception {
        Kit kit = registerKey("2021000100000015");
        AlipayClient client = client(kit);
        try (Receiver receiver = new Receiver()) {
            String number = Ground.orderNumber();
            execute(client, ground.precreateRequest(number, "1.00", receiver.url()));
            ground.pay(number);
            Map<String, String> fields = receiver.next().fields();
            assertThat(fields).doesNotContainKey("alipay_cert_sn").containsEntry("app_id", kit.appId());
            assertThat(AlipaySignature.rsaCertCheckV1(
                            new HashMap<>(fields), kit.alipay().toString(), "utf-8", "RSA2"))
                    .isTrue();
        }
        var page = ground.pageRequest(Ground.orderNumber(), "1.00");
        page.setReturnUrl("https://shop.example/back");
        Ground.Got opened = ground.get(client.pageExecute(page, "GET").getBody());
        URI back = URI.create(ground.postForm(opened.location() + "/pay", "").location());
        Map<String, String> params =
                Form.decode(back.getRawQuery().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(params).doesNotContainKey("alipay_cert_sn");
        assertThat(AlipaySignature.rsaCertCheckV1(params, kit.alipay().toString(), "utf-8", "RSA2"))
                .isTrue();
    }

    @Test
    void a_replaced_certificate_is_good_for_seven_days_and_none_is_after_its_end() throws Exception {
        String appId = "2021000100000031";
        AlipayClient before = client(registerKey(appId));
        AlipayClient after = client(registerKey(appId));
        ground.advance(Duration.ofDays(7).toSeconds() - 60);
        assertThat(execute(before, query("nobody")).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
        ground.advance(120);

        assertThat(execute(before, query("nobody")).getSubCode()).isEqualTo("isv.app-cert-expired");
        assertThat(execute(after, query("nobody")).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
        for (int years = 0; years < 5; years++) {
            ground.advance(Duration.ofDays(365).toSeconds());
        }
        assertThat(execute(after, query("nobody")).getSubCode()).isEqualTo("isv.app-cert-expired");
    }

    @Test
    void an_app_has_one_mode_at_a_time() throws Exception {
        Kit kit = registerKey("2021000100000032");
        AlipayClient certified = client(kit);
        AlipayClient keyed = new DefaultAlipayClient(
                ground.sandbox.url() + "/gateway.do",
                kit.appId(),
                RsaKeys.text(Ground.APP_KEYS.getPrivate()),
                "json",
                "utf-8",
                AlipaySignature.getAlipayPublicKey(kit.alipay().toString()),
                "RSA2");
        assertThat(keyed.execute(query("nobody")).getSubCode()).isEqualTo("isv.missing-app-cert-sn");

        ground.post("/sandbox/apps", Ground.registration(kit.appId(), Ground.APP_KEYS));

        assertThat(keyed.execute(query("nobody")).getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
        assertThat(execute(certified, query("nobody")).getSubCode()).isEqualTo("isv.app-cert-not-exist");
        assertThat(ground.get("/sandbox/apps/" + kit.appId()).json().names())
                .containsExactly("seller_id", "alipay_public_key");
        assertThat(ground.post("/sandbox/apps/" + kit.appId() + "/renew", "").status())
                .isEqualTo(409);
    }

    @Test
    void an_answer_with_a_wrong_signature_is_noticed() throws Exception {
        AlipayClient client = client(registerKey("2021000100000033"));
        ground.accident("alipay.trade.query", "bad_signature");

        assertThatThrownBy(() -> client.certificateExecute(query("nobody")))
                .isInstanceOf(AlipayApiException.class)
                .hasMessageContaining("check fail");
    }
}
