package tongbao.alipay.doctor;

import static tongbao.alipay.doctor.Bench.bytes;
import static tongbao.alipay.doctor.Bench.certificate;
import static tongbao.alipay.doctor.Bench.form;
import static tongbao.alipay.doctor.Bench.key;
import static tongbao.alipay.doctor.Bench.request;
import static tongbao.alipay.doctor.Bench.sign;
import static tongbao.alipay.doctor.Bench.text;
import static tongbao.alipay.doctor.Bench.with;
import static tongbao.alipay.doctor.Bench.without;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Certificate mode: files, validity, and the numbers in requests. */
final class CertificateCases {
    private static final String APP_NUMBER = "f1bc70b991a325522f6e2ca81ebbbed7";
    private static final String ALIPAY_NUMBER = "8a93cc8866aa23f1efdd3e710e6397a4";
    private static final String ROOTS = "c54929eb6f3af37bc23ec7d64df81285_a5011c97fd2e439e05fc923a840b9101";
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final String NODE = "{\"code\":\"10000\",\"msg\":\"Success\"}";

    private CertificateCases() {}

    static Stream<Case> all() {
        return Stream.of(files(), numbers(), reckonedNumbers(), roots()).flatMap(List::stream);
    }

    static SignatureDoctor.Builder doctor() {
        return SignatureDoctor.builder()
                .applicationPrivateKey(key("app.pkcs8.b64"))
                .applicationCertificate(certificate("appCertPublicKey.crt"))
                .alipayCertificate(certificate("alipayCertPublicKey_RSA2.crt"))
                .rootCertificates(certificate("alipayRootCert.crt"));
    }

    static Map<String, String> certified(String application, String roots) {
        return with(with(request(), "app_cert_sn", application), "alipay_root_cert_sn", roots);
    }

    private static Report requested(SignatureDoctor.Builder doctor, Map<String, String> fields) {
        return doctor.build().request(form(with(fields, "sign", sign(Bench.APP, text(fields)))));
    }

    private static List<Case> files() {
        Map<String, String> others = with(certified(APP_NUMBER, ROOTS), "app_id", "2021000100000009");
        return List.of(
                Case.seen(Cause.APP_OTHER, "the certificate of another application", () -> requested(doctor(), others)),
                Case.seen(
                        Cause.CERTIFICATE_EXPIRED,
                        "an old Alipay certificate",
                        () -> doctor().alipayCertificate(certificate("alipayCert_expired.crt"))
                                .now(NOW)
                                .build()
                                .keys()),
                Case.seen(
                        Cause.CERTIFICATE_NOT_YET_VALID,
                        "a clock of 2019",
                        () -> SignatureDoctor.builder()
                                .alipayCertificate(certificate("alipayCertPublicKey_RSA2.crt"))
                                .now(Instant.parse("2019-01-01T00:00:00Z"))
                                .build()
                                .keys()),
                Case.seen(
                        Cause.CERTIFICATE_UNTRUSTED,
                        "a certificate of somebody else's authority",
                        () -> doctor().alipayCertificate(certificate("alipayCert_untrusted.crt"))
                                .build()
                                .keys()),
                Case.seen(
                        Cause.CERTIFICATE_UNTRUSTED,
                        "an issuer by name only",
                        () -> doctor().alipayCertificate(certificate("alipayCert_forged_issuer.crt"))
                                .build()
                                .keys()),
                Case.seen(
                        Cause.CERTIFICATE_OF_OTHER_KEY,
                        "the certificate of an earlier key",
                        () -> doctor().applicationPrivateKey(key("other.pkcs8.b64"))
                                .build()
                                .keys()));
    }

    private static String lower(int radix) {
        Certificate certificate =
                Certificate.all(certificate("appCertPublicKey.crt")).getFirst();
        return Hashes.hex(
                "MD5",
                bytes(certificate.issuer().getName() + certificate.serial().toString(radix)));
    }

    private static String reversedIssuer() {
        Certificate certificate =
                Certificate.all(certificate("appCertPublicKey.crt")).getFirst();
        return Hashes.hex(
                "MD5",
                bytes("C=CN, O=Vector Test, OU=Certification Authority, CN=Vector Test Class 2 R1"
                        + certificate.serial()));
    }

    private static List<Case> numbers() {
        return List.of(
                Case.seen(
                        Cause.CERTIFICATE_NUMBER_MISSING,
                        "app_cert_sn is not sent",
                        () -> requested(doctor(), without(certified(APP_NUMBER, ROOTS), "app_cert_sn"))),
                Case.proved(
                        Cause.CERTIFICATE_NUMBER_OF_OTHER,
                        "Alipay's number for the application's",
                        () -> requested(doctor(), certified(ALIPAY_NUMBER, ROOTS))),
                Case.proved(
                        Cause.CERTIFICATE_NUMBER_SPELLING,
                        "upper case",
                        () -> requested(doctor(), certified(APP_NUMBER.toUpperCase(Locale.ROOT), ROOTS))),
                Case.proved(
                                Cause.CERTIFICATE_NUMBER_SPELLING,
                                "the zeros at the beginning are lost",
                                () -> requested(
                                        SignatureDoctor.builder()
                                                .applicationPrivateKey(key("app.pkcs8.b64"))
                                                .applicationCertificate(certificate("sn-leading-zero.crt")),
                                        certified("782f7fd63e1e4571a5453f8e1383c8", ROOTS)))
                        .and(Cause.CERTIFICATE_OF_OTHER_KEY)
                        .and(Cause.KEY_NOT_A_PAIR));
    }

    private static List<Case> reckonedNumbers() {
        return List.of(
                Case.proved(
                        Cause.CERTIFICATE_NUMBER_MISRECKONED,
                        "the serial in hexadecimal",
                        () -> requested(doctor(), certified(lower(16), ROOTS))),
                Case.proved(
                        Cause.CERTIFICATE_NUMBER_MISRECKONED,
                        "the issuer as OpenSSL prints it",
                        () -> requested(doctor(), certified(reversedIssuer(), ROOTS))),
                Case.seen(
                        Cause.CERTIFICATE_NUMBER_UNKNOWN,
                        "a number of nowhere",
                        () -> requested(doctor(), certified("00000000000000000000000000000000", ROOTS))),
                Case.seen(
                        Cause.CERTIFICATE_NUMBER_UNKNOWN,
                        "a response of the renewed certificate",
                        () -> doctor().build()
                                .response(bytes("{\"alipay_trade_query_response\":" + NODE
                                        + ",\"alipay_cert_sn\":\"00000000000000000000000000000000\",\"sign\":\""
                                        + sign(Bench.ALIPAY, NODE) + "\"}"))));
    }

    private static String numberOf(int at) {
        return CertificateNumbers.of(
                Certificate.all(certificate("alipayRootCert.crt")).get(at));
    }

    private static List<Case> roots() {
        return List.of(
                Case.proved(
                        Cause.ROOT_NUMBER_OTHER_ALGORITHMS,
                        "every certificate of the bundle",
                        () -> requested(doctor(), certified(APP_NUMBER, numberOf(0) + "_" + ROOTS))),
                Case.proved(
                        Cause.ROOT_NUMBER_INCOMPLETE,
                        "the first alone",
                        () -> requested(doctor(), certified(APP_NUMBER, numberOf(1)))),
                Case.proved(
                        Cause.ROOT_NUMBER_ORDER,
                        "the other order",
                        () -> requested(doctor(), certified(APP_NUMBER, numberOf(2) + "_" + numberOf(1)))),
                Case.proved(
                        Cause.ROOT_NUMBER_ORDER,
                        "joined by commas",
                        () -> requested(doctor(), certified(APP_NUMBER, ROOTS.replace('_', ',')))),
                Case.proved(
                                Cause.ROOT_NUMBER_OTHER_ALGORITHMS,
                                "the real bundle, with SM2",
                                () -> requested(
                                        doctor().rootCertificates(certificate("real-alipayRootCert.crt")),
                                        certified(
                                                APP_NUMBER,
                                                "9e64d67d36446de33aae13a33a89e5a7"
                                                        + "_687b59193f3f462dd5336e5abf83c5d8"
                                                        + "_02941eef3187dddf3d3b83462e1dfcf6")))
                        .and(Cause.CERTIFICATE_UNTRUSTED),
                Case.seen(
                        Cause.CERTIFICATE_NUMBER_UNKNOWN,
                        "a number of another bundle",
                        () -> requested(doctor(), certified(APP_NUMBER, "x"))));
    }
}
