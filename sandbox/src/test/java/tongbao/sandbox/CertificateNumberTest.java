package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AntCertificationUtil;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongbao.sandbox.certificate.Authority;
import tongbao.sandbox.certificate.CertificateNumber;
import tongbao.sandbox.certificate.Pem;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.RsaKeys;

/** The numbers of certificates and the sandbox's own authority, against the official SDK. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateNumberTest {
    private static final String FILE = "06-cert-sn.json";
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Instant now = Clock.systemUTC().instant();
    private final Authority authority = Authority.make(() -> RsaKeys.generate(RANDOM), RANDOM, now);

    static Stream<JsonObject> certificates() {
        return Vectors.of(FILE).filter(vector -> vector.names().contains("expectedSN"));
    }

    static Stream<JsonObject> bundles() {
        return Vectors.of(FILE).filter(vector -> vector.names().contains("expectedRootCertSN"));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void a_certificates_number_is_the_official_one(JsonObject vector) {
        String pem = Vectors.resource("/vectors/" + vector.text("file").orElseThrow());

        assertThat(CertificateNumber.of(Pem.certificate(pem).orElseThrow()))
                .isEqualTo(vector.text("expectedSN").orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void a_bundles_number_leaves_out_what_is_not_rsa(JsonObject vector) {
        String bundle = Vectors.resource("/vectors/" + vector.text("file").orElseThrow());

        assertThat(CertificateNumber.ofRoots(bundle))
                .isEqualTo(vector.text("expectedRootCertSN").orElseThrow());
    }

    @Test
    void the_sdk_numbers_and_trusts_what_the_authority_issues() throws AlipayApiException {
        X509Certificate issued = authority.issueForAlipay(
                Ground.APP_KEYS.getPublic(), "2088102146225135", RANDOM, new Authority.Times(now, now));
        String chain = authority.chain(issued);

        assertThat(AntCertificationUtil.isTrusted(chain, authority.rootBundle()))
                .isTrue();
        assertThat(AntCertificationUtil.isTrusted(Pem.write(issued), authority.rootBundle()))
                .as("without the issuer between")
                .isFalse();
        assertThat(AntCertificationUtil.getCertSN(issued)).isEqualTo(CertificateNumber.of(issued));
        assertThat(AntCertificationUtil.getRootCertSN(authority.rootBundle()))
                .isEqualTo(authority.rootSn())
                .matches("[0-9a-f]{32}_[0-9a-f]{32}");
        assertThat(issued.getSubjectX500Principal().getName())
                .isEqualTo("CN=支付宝(中国)网络技术有限公司-2088102146225135,OU=Alipay,O=seller5135@sandbox.com,C=CN");
    }

    @Test
    void a_certificate_ends_five_years_of_business_time_later_and_begins_by_the_real_time() {
        Instant ahead = now.plus(Duration.ofDays(3650));

        X509Certificate issued = authority.issueForApp(
                Ground.APP_KEYS.getPublic(), "2088102146225135", RANDOM, new Authority.Times(now, ahead));

        assertThat(issued.getNotBefore().toInstant()).isBeforeOrEqualTo(now);
        assertThat(Duration.between(ahead, issued.getNotAfter().toInstant()))
                .isBetween(Duration.ofDays(1824), Duration.ofDays(1825));
    }
}
