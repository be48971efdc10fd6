package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CertificateVectorsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    /** By what the vectors' names begin with; no vector is left out. */
    @TestFactory
    Stream<DynamicTest> every_vector_of_certificates_holds() {
        return Vectors.of("06-cert-sn.json").stream()
                .map(it -> DynamicTest.dynamicTest(it.get("id").asString(), () -> check(it)));
    }

    private static void check(JsonNode vector) {
        String text = Vectors.text(vector.get("file").asString());
        switch (vector.get("id").asString().replaceFirst("-.*", "")) {
            case "sn" -> {
                // One of them is an elliptic curve's, which no signature of Alipay has.
                String serial = Certificate.serial(
                        CertificateText.bundle(SignType.RSA2, "it", text).getFirst());
                assertThat(serial).isEqualTo(vector.get("expectedSN").asString());
            }
            case "rootsn" -> {
                assertThat(Roots.of(SignType.RSA2, text).serial())
                        .isEqualTo(vector.get("expectedRootCertSN").asString());
                vector.get("sm2RootCertSN")
                        .asStringOpt()
                        .ifPresent(it -> assertThat(Roots.of(SignType.SM2, text).serial())
                                .isEqualTo(it));
            }
            case "trust" ->
                assertThat(isIssued(text, Vectors.text(vector.get("rootBundle").asString())))
                        .isEqualTo(vector.get("isTrusted").asBoolean());
            case "pubkey" ->
                assertThat(CertificateText.one(SignType.RSA2, "it", text).key())
                        .isEqualTo(KeyText.alipayPublicKey(
                                SignType.RSA2, Vectors.text(vector.get("equals").asString())));
            default -> assertThat(vector).as("an unlisted kind of vector").isNull();
        }
    }

    private static boolean isIssued(String certificate, String roots) {
        try {
            Roots.of(SignType.RSA2, roots).requireIssued(CertificateText.one(SignType.RSA2, "it", certificate), NOW);
            return true;
        } catch (Roots.Unbelievable _) {
            return false;
        }
    }

    @Test
    void a_leaf_without_its_intermediate_is_not_issued_by_the_roots_and_neither_is_one_before_its_time() {
        String roots = Vectors.text("certs/alipayRootCert.crt");
        assertThat(isIssued(Vectors.text("certs/appCertPublicKey.crt"), roots)).isFalse();
        Certificate alipay = Vectors.certificate("certs/alipayCertPublicKey_RSA2.crt");
        assertThatThrownBy(() ->
                        Roots.of(SignType.RSA2, roots).requireIssued(alipay, Instant.parse("2019-12-31T23:59:59Z")))
                .isInstanceOf(Roots.Unbelievable.class);
    }

    @Test
    void the_line_ends_remarks_and_blanks_of_a_file_do_not_matter() {
        String text = Vectors.text("certs/alipayRootCert.crt");
        String serial = Roots.of(SignType.RSA2, text).serial();
        for (String other : List.of(
                text.replace("\n", "\r\n"),
                text.replace("\n", "\r"),
                "Subject: somebody\n" + text.replace("-----BEGIN", "remark\n-----BEGIN") + "\n\n",
                "\ufeff" + text)) {
            assertThat(Roots.of(SignType.RSA2, other).serial()).isEqualTo(serial);
        }
        String bare = Vectors.text("certs/appCertPublicKey.crt").replaceAll("-----.*-----", "");
        assertThat(CertificateText.one(SignType.RSA2, "it", bare).serial())
                .isEqualTo("f1bc70b991a325522f6e2ca81ebbbed7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            keys/app.public.b64            | is not a certificate for RSA2 but an RSA public key
            keys/app.pkcs8.pem             | is not a certificate for RSA2 but an RSA private key
            certs/root-ec.key.pem          | is not a certificate for RSA2 but a key that is not RSA
            """)
    void what_is_no_certificate_is_named(String file, String message) {
        assertThatThrownBy(() -> CertificateText.one(SignType.RSA2, "it", Vectors.text(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> CertificateText.one(SignType.RSA2, "it", "*"))
                .hasMessageContaining("it is neither PEM nor Base64");
    }

    @Test
    void a_damaged_root_is_refused_but_one_of_an_unknown_algorithm_is_passed_over() {
        String good = Vectors.text("certs/root-rsa.crt");
        String damaged = good.replaceFirst("MII", "MIA");
        assertThatThrownBy(() -> Roots.of(SignType.RSA2, good + damaged))
                .hasMessageContaining("certificate 2 cannot be read");
        assertThatThrownBy(() -> Roots.of(SignType.RSA2, Vectors.text("certs/alipayRootCert_ec_only.crt")))
                .hasMessageContaining("hold none for RSA2");
        assertThat(CertificateText.bundle(SignType.RSA2, "it", Vectors.text("certs/real-alipayRootCert.crt")))
                .hasSize(3);
    }

    @Test
    void an_expiry_tells_whose_certificate_ends_when() {
        Expiry expiry = Vectors.certificate("certs/alipayCert_expired.crt").expiry(Expiry.Kind.ALIPAY);
        assertThat(expiry.at()).isEqualTo(Instant.parse("2021-01-01T00:00:00Z"));
        assertThat(expiry.subject()).contains("2088102100000001");
        assertThat(Map.of(expiry.kind(), expiry.serial())).containsKey(Expiry.Kind.ALIPAY);
    }
}
