package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.AlipayConfig;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.request.AlipayTradeQueryRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateModeTest {
    private static final String FIELDS = "\"out_trade_no\":\"T1\",\"trade_no\":\"2026112222001400000000000001\","
            + "\"total_amount\":\"8.88\",\"trade_status\":\"TRADE_SUCCESS\"";
    private static final String NODE = "{\"code\":\"10000\",\"msg\":\"Success\"," + FIELDS + "}";
    private static final String RENEWED = "26d348e4ade68a914bcd4fb36cffd4a8";

    private final FakeAlipay alipay = new FakeAlipay();

    @AfterEach
    void stop() {
        alipay.close();
    }

    @Test
    void a_request_names_both_certificates_and_the_official_sdk_verifies_it() throws Exception {
        answerNaming("8a93cc8866aa23f1efdd3e710e6397a4");
        assertThat(ask(client().build())).startsWith("Done");
        assertThat(alipay.asked())
                .containsEntry("app_cert_sn", "f1bc70b991a325522f6e2ca81ebbbed7")
                .containsEntry(
                        "alipay_root_cert_sn", "c54929eb6f3af37bc23ec7d64df81285_a5011c97fd2e439e05fc923a840b9101");
        var unsigned = new TreeMap<>(alipay.asked());
        String sign = unsigned.remove("sign");
        assertThat(AlipaySignature.rsa256CheckContent(
                        AlipaySignature.getSignContent(unsigned), sign, Vectors.text("keys/app.public.b64"), "utf-8"))
                .isTrue();
    }

    @Test
    void ours_and_the_official_client_download_the_same_unknown_certificate() throws Exception {
        answerNaming(RENEWED);
        download("certs/alipayCertPublicKey_renewed.crt");
        AlipayClient client = client().build();
        assertThat(ask(client)).startsWith("Done");
        assertThat(ask(client)).startsWith("Done");
        assertThat(alipay.all().stream().map(it -> it.parameters().get("method")))
                .containsExactly(TradeQuery.METHOD, CertificateDownload.METHOD, TradeQuery.METHOD);
        assertThat(client.expiries().stream().map(Expiry::serial)).contains(RENEWED);

        var request = new AlipayTradeQueryRequest();
        request.setBizContent("{\"out_trade_no\":\"T1\"}");
        assertThat(officialClient().certificateExecute(request).getTradeStatus())
                .isEqualTo("TRADE_SUCCESS");
        var ours = alipay.all().get(1).parameters();
        var theirs = alipay.all().get(4).parameters();
        assertThat(ours.get("biz_content")).isEqualToIgnoringWhitespace(theirs.get("biz_content"));
        assertThat(ours.get("app_cert_sn")).isEqualTo(theirs.get("app_cert_sn"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            certs/alipayCert_expired.crt           | do not vouch for it
            certs/alipayCert_untrusted.crt         | do not vouch for it
            certs/alipayCert_forged_issuer.crt     | do not vouch for it
            certs/appCertPublicKey.crt             | do not vouch for it
            certs/class2.crt                       | it is made out to Vector Test Class 2 R1
            """)
    void a_downloaded_certificate_that_must_not_be_believed_is_not(String file, String why) {
        answerNaming(Vectors.certificate(file).serial());
        download(file);
        assertThat(ask(client().build()))
                .startsWith("Unknown[why=UNTRUSTWORTHY")
                .contains(why);
    }

    /** The roots vouch for every merchant's certificate too, and anybody may become a merchant. */
    @Test
    void a_certificate_of_the_same_authority_that_is_made_out_to_somebody_else_is_not_believed() {
        String chain = Vectors.text("certs/appCertPublicKey.crt") + Vectors.text("certs/class2.crt");
        String serial = Vectors.certificate("certs/appCertPublicKey.crt").serial();
        alipay.answersTo(CertificateDownload.METHOD, downloaded(chain));
        alipay.answers(
                200, "text/html", FakeAlipay.signed(TradeQuery.METHOD, NODE, ",\"alipay_cert_sn\":\"" + serial + "\""));
        assertThat(ask(client().build()))
                .startsWith("Unknown[why=UNTRUSTWORTHY")
                .contains("it is made out to 2088102100000001-2021000100000001");
    }

    @Test
    void another_certificate_than_the_one_asked_for_is_not_believed() {
        answerNaming("00000000000000000000000000000000");
        download("certs/alipayCertPublicKey_renewed.crt");
        assertThat(ask(client().build())).contains("UNTRUSTWORTHY", "has the number " + RENEWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>502</html>",
                "{}",
                "{\"alipay_open_app_alipaycert_download_response\":{\"code\":\"40004\",\"sub_msg\":\"no such\"}}",
                "{\"alipay_open_app_alipaycert_download_response\":{\"code\":\"10000\",\"alipay_cert_content\":\"*\"}}",
                "{\"alipay_open_app_alipaycert_download_response\":{\"alipay_cert_content\":\"aGVsbG8=\"}}"
            })
    void a_download_that_brings_nothing_leaves_the_answer_unbelieved(String body) {
        answerNaming(RENEWED);
        alipay.answersTo(CertificateDownload.METHOD, body);
        AlipayClient client = client().build();
        assertThat(ask(client)).startsWith("Unknown[why=UNTRUSTWORTHY").contains("it could not be downloaded");
        assertThat(ask(client)).startsWith("Unknown[why=UNTRUSTWORTHY");
        assertThat(alipay.all()).as("a failure rests before it is tried again").hasSize(3);
    }

    @Test
    void a_name_that_is_no_serial_number_causes_no_download() {
        answerNaming("../../etc");
        assertThat(ask(client().build())).contains("UNTRUSTWORTHY", "no number of a certificate");
        assertThat(alipay.all()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void an_answer_that_names_no_certificate_is_hearsay(Protocol protocol) {
        if (protocol == Protocol.V2) {
            alipay.signs(TradeQuery.METHOD, NODE);
        } else {
            alipay.answerV3(200, "{" + FIELDS + "}", "");
        }
        assertThat(ask(client().protocol(protocol).build()))
                .startsWith("Unknown[why=UNTRUSTWORTHY")
                .contains("not signed");
    }

    @Test
    void protocol_v3_downloads_over_the_gateway() {
        alipay.signsV3(200, "{" + FIELDS + "}");
        assertThat(ask(client().protocol(Protocol.V3).build())).startsWith("Done");
        assertThat(alipay.last().headers())
                .containsEntry(
                        "alipay-root-cert-sn", "c54929eb6f3af37bc23ec7d64df81285_a5011c97fd2e439e05fc923a840b9101");
        download("certs/alipayCertPublicKey_renewed.crt");
        String body = "{" + FIELDS + "}";
        alipay.answerV3(200, body, FakeAlipay.signV3(body), RENEWED);
        assertThat(ask(client().protocol(Protocol.V3).build())).startsWith("Done");
        assertThat(alipay.last().uri()).startsWith("/gateway.do?");
    }

    @Test
    void two_certificates_of_alipay_are_trusted_at_once_while_one_replaces_the_other() {
        answerNaming(RENEWED);
        var both = client().alipayCertificate(Vectors.text("certs/alipayCertPublicKey_renewed.crt"));
        assertThat(ask(both.build())).startsWith("Done");
        assertThat(alipay.all()).hasSize(1);
    }

    @Test
    void the_ends_of_all_certificates_are_known_in_advance() {
        var client = client().alipayCertificate(Vectors.text("certs/alipayCert_expired.crt"))
                .build();
        assertThat(client.expiries().getFirst().at()).isEqualTo(Instant.parse("2021-01-01T00:00:00Z"));
        assertThat(client.expiries().stream().map(Expiry::kind))
                .contains(Expiry.Kind.APPLICATION, Expiry.Kind.ALIPAY, Expiry.Kind.ROOT);
        assertThat(Vectors.client().build().expiries()).isEmpty();
    }

    @Test
    void a_notice_is_checked_by_the_known_certificates_whether_or_not_it_names_one() {
        AlipayClient client = client().build();
        Map<String, String> fields = new TreeMap<>(Map.of(
                "notify_type", "trade_status_sync",
                "notify_id", "1",
                "app_id", "2021000100000001",
                "out_trade_no", "T1",
                "trade_no", "2026112222001400001000000001",
                "trade_status", "TRADE_SUCCESS",
                "total_amount", "88.88"));
        String sign = Vectors.alipaysKeys().sign(SignedText.of(fields), StandardCharsets.UTF_8);
        assertThat(notice(client, fields, sign)).isInstanceOf(NoticeVerdict.Genuine.class);
        fields.put("alipay_cert_sn", RENEWED);
        assertThat(notice(client, fields, sign)).isInstanceOf(NoticeVerdict.Genuine.class);
        String over = Vectors.alipaysKeys().sign(SignedText.of(fields), StandardCharsets.UTF_8);
        assertThat(notice(client, fields, over)).isInstanceOf(NoticeVerdict.Genuine.class);
        fields.put("total_amount", "0.01");
        assertThat(notice(client, fields, sign)).isInstanceOf(NoticeVerdict.NotGenuine.class);
        assertThat(alipay.all()).as("anybody may post a notice").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            keys/other.pkcs8.b64 | certs/appCertPublicKey.crt         | certs/alipayCertPublicKey_RSA2.crt | is not for the application private key
            keys/app.pkcs8.b64   | certs/appCertPublicKey.crt         | certs/appCertPublicKey.crt         | holds the application's own public key
            keys/app.pkcs8.b64   | keys/app.public.b64                | certs/alipayCertPublicKey_RSA2.crt | is not a certificate for RSA2 but an RSA public key
            keys/app.pkcs8.b64   | certs/appCertPublicKey.crt         | keys/alipay.public.b64             | is not a certificate for RSA2 but an RSA public key
            """)
    void certificates_that_do_not_fit_are_refused(String key, String ours, String theirs, String message) {
        var builder = AlipayClient.builder()
                .appId("1")
                .applicationPrivateKey(Vectors.text(key))
                .applicationCertificate(Vectors.text(ours))
                .alipayCertificate(Vectors.text(theirs))
                .alipayRootCertificates(Vectors.text("certs/alipayRootCert.crt"));
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void half_a_mode_and_both_modes_are_refused() {
        assertThatThrownBy(() -> Vectors.client()
                        .applicationCertificate(Vectors.text("certs/appCertPublicKey.crt"))
                        .build())
                .hasMessageContaining("not given")
                .hasMessageContaining("the Alipay certificate")
                .hasMessageContaining("the Alipay root certificates");
        assertThatThrownBy(() -> client().alipayPublicKey(Vectors.text("keys/alipay.public.b64"))
                        .build())
                .hasMessageContaining("not both");
        assertThatThrownBy(() -> AlipayClient.builder()
                        .appId("1")
                        .applicationPrivateKey(Vectors.text("keys/app.pkcs8.b64"))
                        .build())
                .hasMessageContaining("an Alipay public key is needed");
    }

    @Test
    void keys_and_certificates_may_be_files(@TempDir Path folder) throws Exception {
        AlipayClientBuilder files = AlipayClient.builder()
                .appId("1")
                .applicationPrivateKey(file(folder, "keys/app.pkcs1.pem"))
                .applicationCertificate(file(folder, "certs/appCertPublicKey.crt"))
                .alipayCertificate(file(folder, "certs/alipayCertPublicKey_RSA2.crt"))
                .alipayRootCertificates(file(folder, "certs/alipayRootCert.crt"));
        assertThat(files.build().expiries()).isNotEmpty();
        AlipayClient.builder()
                .appId("1")
                .applicationPrivateKey(file(folder, "keys/app.pkcs8.pem"))
                .alipayPublicKey(file(folder, "keys/alipay.public.pem"))
                .build();
        assertThatThrownBy(() -> files.applicationPrivateKey(folder.resolve("missing.pem")))
                .hasMessageContaining("the application private key: the file cannot be read")
                .hasMessageContaining("missing.pem");
        Path large = Files.writeString(folder.resolve("large"), "A".repeat(KeyFile.BYTES_MAX + 1));
        assertThatThrownBy(() -> files.alipayCertificate(large)).hasMessageContaining("too large");
    }

    private static Path file(Path folder, String name) throws Exception {
        return Files.writeString(folder.resolve(name.replace('/', '-')), Vectors.text(name));
    }

    private static NoticeVerdict notice(AlipayClient client, Map<String, String> fields, String sign) {
        var all = new TreeMap<>(fields);
        all.put("sign", sign);
        all.put("sign_type", "RSA2");
        String form = all.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.notice(form.getBytes(StandardCharsets.US_ASCII));
    }

    private AlipayClientBuilder client() {
        return Vectors.certified().gateway(alipay.address());
    }

    private static String ask(AlipayClient client) {
        return client.query(TradeQuery.Request.of(new OutTradeNo("T1"))).toString();
    }

    private void answerNaming(String serial) {
        alipay.answersTo(
                TradeQuery.METHOD,
                FakeAlipay.signed(TradeQuery.METHOD, NODE, ",\"alipay_cert_sn\":\"" + serial + "\""));
    }

    private void download(String file) {
        alipay.answersTo(CertificateDownload.METHOD, downloaded(Vectors.text(file)));
    }

    private static String downloaded(String certificate) {
        String content = Base64.getEncoder().encodeToString(certificate.getBytes(StandardCharsets.UTF_8));
        return "{\"alipay_open_app_alipaycert_download_response\":{\"code\":\"10000\",\"msg\":\"Success\","
                + "\"alipay_cert_content\":\"" + content + "\"}}";
    }

    private DefaultAlipayClient officialClient() throws Exception {
        var config = new AlipayConfig();
        config.setServerUrl(alipay.address().toString());
        config.setAppId("2021000100000001");
        config.setPrivateKey(Vectors.text("keys/app.pkcs8.b64"));
        config.setAppCertContent(Vectors.text("certs/appCertPublicKey.crt"));
        config.setAlipayPublicCertContent(Vectors.text("certs/alipayCertPublicKey_RSA2.crt"));
        config.setRootCertContent(Vectors.text("certs/alipayRootCert.crt"));
        return new DefaultAlipayClient(config);
    }
}
