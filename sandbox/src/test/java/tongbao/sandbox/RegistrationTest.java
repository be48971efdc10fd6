package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.RsaKeys;

/** What an application may register with, and what is no way to prove anything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistrationTest {
    private static final String KEY = RsaKeys.text(Ground.APP_KEYS.getPublic());

    private final Ground ground = Ground.inMemory();

    @AfterAll
    void close() {
        ground.close();
    }

    private Ground.Got register(Map<String, String> fields) {
        Map<String, String> body = new HashMap<>(fields);
        body.put("app_id", "registering");
        return ground.post("/sandbox/apps", Json.write(body));
    }

    private void assertRejected(Map<String, String> fields, String words) {
        Ground.Got got = register(fields);
        assertThat(got.status()).as(got.body()).isEqualTo(400);
        assertThat(got.body()).contains(words);
        assertThat(ground.get("/sandbox/apps/registering").status()).isEqualTo(404);
    }

    @Test
    void one_proof_is_needed_and_it_must_be_one() throws NoSuchAlgorithmException {
        String certificate = Vectors.resource("/vectors/certs/appCertPublicKey.crt");
        String request = Csr.of(Ground.APP_KEYS, "x");
        assertRejected(Map.of(), "exactly one");
        assertRejected(Map.of("app_public_key", KEY, "app_cert", certificate), "exactly one");
        assertRejected(Map.of("app_csr", request, "app_cert", certificate), "exactly one");
        assertRejected(Map.of("app_public_key", KEY, "mode", "both"), "mode is");
        assertRejected(Map.of("app_cert", certificate, "mode", "key"), "mode is");
        assertRejected(Map.of("app_public_key", KEY, "encrypt_key", "short"), "16, 24 or 32 bytes");
        assertRejected(Map.of("app_public_key", RsaKeys.text(Ground.APP_KEYS.getPrivate())), "private key");
        assertRejected(Map.of("app_cert", "nothing"), "app_cert must be");
        assertRejected(Map.of("app_cert", certificate.substring(0, 200)), "app_cert must be");
        assertRejected(Map.of("app_cert", Vectors.resource("/vectors/certs/root-ec.crt")), "app_cert must be");
        assertRejected(Map.of("app_csr", certificate), "app_csr must be");
        assertRejected(Map.of("app_csr", Csr.signed(Ground.APP_KEYS, Ground.OTHER_KEYS, "x")), "app_csr must be");
        assertRejected(
                Map.of("app_csr", request.replaceFirst("\n[A-Za-z0-9+/]{20}", "\nAAAAAAAAAAAAAAAAAAAA")), "app_csr");
        var curve = KeyPairGenerator.getInstance("EC").generateKeyPair();
        assertRejected(Map.of("app_csr", Csr.signed(curve, Ground.APP_KEYS, "x")), "app_csr must be");
    }

    @Test
    void the_key_for_contents_and_alipays_certificate_stay_when_the_app_registers_again() {
        String appId = "again";
        Map<String, String> first = Map.of(
                "app_id",
                appId,
                "app_public_key",
                KEY,
                "mode",
                "certificate",
                "encrypt_key",
                "aYA0GP8JEW+D7/UFaskCWA==");
        JsonObject before = ground.post("/sandbox/apps", Json.write(first)).json();
        Map<String, String> second = new HashMap<>(first);
        second.remove("encrypt_key");
        JsonObject after = ground.post("/sandbox/apps", Json.write(second)).json();

        assertThat(after.text("seller_id")).isEqualTo(before.text("seller_id"));
        assertThat(file(after, "alipay_cert")).isEqualTo(file(before, "alipay_cert"));
        assertThat(file(after, "app_cert_sn")).isNotEqualTo(file(before, "app_cert_sn"));
        assertThat(file(after, "alipay_root_cert").split("BEGIN CERTIFICATE", -1))
                .hasSize(5);
    }

    private static String file(JsonObject app, String name) {
        var files = (JsonObject) app.members().getOrDefault("certificates", new JsonObject(Map.of()));
        return files.text(name).orElseThrow();
    }
}
