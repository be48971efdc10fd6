package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alipay.api.internal.util.AlipaySignature;
import com.alipay.api.internal.util.AntCertificationUtil;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** SM2 where Bouncy Castle is on the class path, as it is in tests. */
class SmTest {
    private static final ASN1ObjectIdentifier SM3_WITH_SM2 = new ASN1ObjectIdentifier("1.2.156.10197.1.501");
    private static final FakeAlipay ALIPAY = new FakeAlipay();
    private static final KeyPair APPLICATION = pair();
    private static final KeyPair THEIRS = pair();
    private static final KeyPair AUTHORITY = pair();
    private static final String PAID = "{\"code\":\"10000\",\"out_trade_no\":\"T1\","
            + "\"trade_no\":\"2026112222001400000000000001\",\"total_amount\":\"8.88\","
            + "\"trade_status\":\"TRADE_SUCCESS\"}";

    @AfterAll
    static void stop() {
        ALIPAY.close();
    }

    @Test
    void ours_and_the_official_sdk_verify_each_other() throws Exception {
        OwnKey own = OwnKey.of(SignType.SM2, text(APPLICATION.getPrivate().getEncoded()));
        String sign = own.sign("a=支付", StandardCharsets.UTF_8);
        String publicKey = text(APPLICATION.getPublic().getEncoded());
        assertThat(AlipaySignature.verify("a=支付", sign, publicKey, "utf-8", "SM2"))
                .isTrue();
        String theirs = AlipaySignature.sign("a=支付", text(THEIRS.getPrivate().getEncoded()), "utf-8", "SM2");
        Trust trust =
                TrustedKeys.of(SignType.SM2, List.of(text(THEIRS.getPublic().getEncoded())));
        var keys = new Keys(own, trust);
        assertThat(keys.verifies(
                        "a=支付", StandardCharsets.UTF_8, Base64.getDecoder().decode(theirs)))
                .isTrue();
        assertThat(keys.verifies(
                        "a=1", StandardCharsets.UTF_8, Base64.getDecoder().decode(theirs)))
                .isFalse();
        assertThat(keys.madeByOurselves(
                        "a=支付", StandardCharsets.UTF_8, Base64.getDecoder().decode(sign)))
                .as("the public half is not known from an SM2 key")
                .isFalse();
    }

    @Test
    void a_call_is_signed_and_believed_by_sm2() {
        answer("");
        var client = AlipayClient.builder()
                .gateway(ALIPAY.address())
                .appId("2021000100000001")
                .signType(SignType.SM2)
                .applicationPrivateKey(text(APPLICATION.getPrivate().getEncoded()))
                .alipayPublicKey(text(THEIRS.getPublic().getEncoded()))
                .build();
        assertThat(client.query(TradeQuery.Request.of(new OutTradeNo("T1")))).isInstanceOf(Outcome.Done.class);
        assertThat(ALIPAY.asked()).containsEntry("sign_type", "SM2");
    }

    @Test
    void certificate_mode_works_with_sm2_and_counts_its_roots() throws Exception {
        String root = certificate("CN=Root", AUTHORITY, "CN=Root", AUTHORITY.getPrivate(), 1);
        String ours = certificate("CN=app", APPLICATION, "CN=Root", AUTHORITY.getPrivate(), 2);
        String local = certificate("CN=alipay-2088", pair(), "CN=Root", AUTHORITY.getPrivate(), 3);
        String renewed = certificate("CN=alipay-2088", THEIRS, "CN=Root", AUTHORITY.getPrivate(), 4);
        String roots = root + Vectors.text("certs/alipayRootCert.crt");
        var client = AlipayClient.builder()
                .gateway(ALIPAY.address())
                .appId("2021000100000001")
                .signType(SignType.SM2)
                .applicationPrivateKey(text(APPLICATION.getPrivate().getEncoded()))
                .applicationCertificate(ours)
                .alipayCertificate(local)
                .alipayRootCertificates(roots)
                .build();
        String serial = CertificateText.one(SignType.SM2, "it", renewed).serial();
        answer(",\"alipay_cert_sn\":\"" + serial + "\"");
        String content = Base64.getEncoder().encodeToString(renewed.getBytes(StandardCharsets.US_ASCII));
        ALIPAY.answersTo(
                CertificateDownload.METHOD,
                FakeAlipay.body(CertificateDownload.METHOD, "{\"alipay_cert_content\":\"" + content + "\"}", ""));
        assertThat(client.query(TradeQuery.Request.of(new OutTradeNo("T1")))).isInstanceOf(Outcome.Done.class);
        assertThat(ALIPAY.asked())
                .containsEntry("alipay_root_cert_sn", AntCertificationUtil.getRootCertSN(root, "SM2"));
    }

    @Test
    void sm2_is_refused_in_one_sentence_where_nobody_has_it() {
        assertThat(SmProvider.among(Stream.of(Security.getProviders()))
                        .filter(it -> !(it instanceof BouncyCastleProvider)))
                .isEmpty();
        assertThatThrownBy(() -> SmProvider.required(Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as Bouncy Castle, on the class path");
        Provider found = SmProvider.required();
        assertThat(found.getName()).isEqualTo("BC");
    }

    @Test
    void an_sm2_key_in_place_of_an_rsa_key_is_named_and_the_other_way_round() {
        String sm2 = text(APPLICATION.getPrivate().getEncoded());
        assertThatThrownBy(() -> KeyText.applicationPrivateKey(SignType.RSA2, sm2))
                .hasMessageContaining("not an RSA private key (PKCS#8 or PKCS#1) but an SM2 key");
        assertThatThrownBy(() -> KeyText.alipayPublicKey(
                        SignType.RSA2, text(THEIRS.getPublic().getEncoded())))
                .hasMessageContaining("but an SM2 key");
        assertThatThrownBy(() -> KeyText.applicationPrivateKey(SignType.SM2, Vectors.text("keys/app.pkcs8.b64")))
                .hasMessageContaining("not an SM2 private key (PKCS#8) but an RSA private key");
        assertThatThrownBy(() -> KeyText.alipayPublicKey(SignType.SM2, Vectors.text("keys/app.public.b64")))
                .hasMessageContaining("not an SM2 public key but an RSA public key");
    }

    private static void answer(String rest) {
        String sign =
                OwnKey.of(SignType.SM2, text(THEIRS.getPrivate().getEncoded())).sign(PAID, StandardCharsets.UTF_8);
        ALIPAY.answers(200, "text/html", FakeAlipay.body(TradeQuery.METHOD, PAID, rest + ",\"sign\":\"" + sign + "\""));
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC", SmProvider.required());
            generator.initialize(new ECGenParameterSpec("sm2p256v1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String certificate(String subject, KeyPair key, String issuer, PrivateKey by, int serial)
            throws Exception {
        var generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(BigInteger.valueOf(serial)));
        generator.setSubject(new X500Name(subject));
        generator.setIssuer(new X500Name(issuer));
        generator.setStartDate(new Time(Date.from(Instant.parse("2020-01-01T00:00:00Z"))));
        generator.setEndDate(new Time(Date.from(Instant.parse("2049-01-01T00:00:00Z"))));
        generator.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
        var algorithm = new AlgorithmIdentifier(SM3_WITH_SM2);
        generator.setSignature(algorithm);
        generator.setExtensions(new Extensions(new Extension(
                Extension.basicConstraints, true, new BasicConstraints(subject.equals(issuer)).getEncoded())));
        var unsigned = generator.generateTBSCertificate();
        var whole = new ASN1EncodableVector();
        whole.add(unsigned);
        whole.add(algorithm);
        whole.add(new DERBitString(Signatures.sign(SignType.SM2, by, unsigned.getEncoded("DER"))));
        return "-----BEGIN CERTIFICATE-----\n" + text(new DERSequence(whole).getEncoded("DER"))
                + "\n-----END CERTIFICATE-----\n";
    }

    private static String text(byte[] encoded) {
        return Base64.getEncoder().encodeToString(encoded);
    }
}
