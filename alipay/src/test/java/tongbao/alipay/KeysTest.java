package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {
    @ParameterizedTest
    @CsvSource({
        "app.pkcs8.pem, alipay.public.pem",
        "app.pkcs8.b64, alipay.public.b64",
        "app.pkcs1.pem, alipay.public.pkcs1.pem",
        "app.pkcs1.b64, alipay.public.b64"
    })
    void a_key_may_be_pasted_in_every_usual_form(String privateKey, String publicKey) {
        Keys keys = new Keys(Vectors.text("keys/" + privateKey), List.of(Vectors.text("keys/" + publicKey) + "\r\n "));
        assertThat(keys.sign("a=1", StandardCharsets.UTF_8))
                .isEqualTo(Vectors.ourKeys().sign("a=1", StandardCharsets.UTF_8));
        byte[] sign = Base64.getDecoder().decode(Vectors.alipaysKeys().sign("a=1", StandardCharsets.UTF_8));
        assertThat(keys.verifies("a=1", StandardCharsets.UTF_8, sign)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            app.public.b64       | alipay.public.b64     | (PKCS#8 or PKCS#1) but an RSA public key
            app.pkcs8.b64        | alipay.pkcs8.b64      | not an RSA public key but an RSA private key
            app.pkcs8.b64        | alipay.pkcs1.pem      | not an RSA public key but an RSA private key
            app.pkcs8.b64        | app.public.b64        | is the application's own public key
            app.pkcs1.pem        | app.public.pkcs1.pem  | is the application's own public key
            legacy1024.pkcs8.b64 | alipay.public.b64     | has 1024 bits, but RSA2 needs at least 2048 bits
            """)
    void a_wrong_key_is_named(String privateKey, String publicKey, String message) {
        assertThatThrownBy(() -> Vectors.client()
                        .applicationPrivateKey(Vectors.text("keys/" + privateKey))
                        .alipayPublicKey(Vectors.text("keys/" + publicKey))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void what_is_no_key_of_ours_is_named() {
        Map<String, String> pasted = Map.of(
                Vectors.text("certs/appCertPublicKey.crt"),
                "but a certificate",
                Vectors.text("certs/root-ec.key.pem"),
                "but a key that is not RSA",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----",
                "locked by a password",
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: x\n\nAAAA\n-----END",
                "locked by a password",
                "-----BEGIN CERTIFICATE REQUEST-----\nMAAA\n-----END CERTIFICATE REQUEST-----",
                "but a certificate request",
                "MAAA",
                "but something else, or cut when pasted",
                "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----",
                "is empty");
        pasted.forEach((text, message) -> assertThatThrownBy(() -> KeyText.applicationPrivateKey(SignType.RSA2, text))
                .as(message)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message));
    }

    @Test
    void a_byte_order_mark_and_remarks_around_a_key_do_no_harm() {
        String pem = Vectors.text("keys/app.pkcs8.pem");
        String sign = Vectors.ourKeys().sign("a=1", StandardCharsets.UTF_8);
        for (String text : List.of(
                "\ufeff" + pem,
                "Bag Attributes\n    friendlyName: app-1\n" + pem + "\n",
                pem.replace("\n", "\r\n"),
                "\ufeff" + Vectors.text("keys/app.pkcs8.b64"))) {
            assertThat(OwnKey.of(SignType.RSA2, text).sign("a=1", StandardCharsets.UTF_8))
                    .isEqualTo(sign);
        }
        assertThat(OwnKey.of(SignType.RSA2, pem)).hasToString("OwnKey[••••]");
    }

    @Test
    void a_key_that_cannot_be_read_is_not_repeated_in_the_message() {
        for (String pasted : List.of("", "/etc/keys/app.pem", "MIIEv", "c2VjcmV0")) {
            assertThatThrownBy(
                            () -> Vectors.client().applicationPrivateKey(pasted).build())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the application private key")
                    .message()
                    .satisfies(it ->
                            assertThat(pasted.isEmpty() || !it.contains(pasted)).isTrue());
        }
    }

    @Test
    void two_trusted_keys_hold_at_once_while_alipays_key_changes() {
        Keys keys = new Keys(
                Vectors.text("keys/app.pkcs8.b64"),
                List.of(Vectors.text("keys/other.public.b64"), Vectors.text("keys/alipay.public.b64")));
        byte[] sign = Base64.getDecoder().decode(Vectors.alipaysKeys().sign("a=1", StandardCharsets.UTF_8));
        assertThat(keys.verifies("a=1", StandardCharsets.UTF_8, sign)).isTrue();
        assertThat(keys.verifies("a=2", StandardCharsets.UTF_8, sign)).isFalse();
    }
}
