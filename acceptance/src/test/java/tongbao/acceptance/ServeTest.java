package tongbao.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tongbao.postgres.embedded.EmbeddedPostgres;
import tongbao.sandbox.Sandbox;
import tongbao.sandbox.SandboxSettings;
import tools.jackson.databind.JsonNode;

/** {@code serve}: the production start, from a settings file, beside a database and an Alipay of their own. */
@Tag("slow")
class ServeTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String APP_ID = "2021000100000001";

    private final Path folder = Folders.fresh("serve");
    private final int port = Tongbao.freePort();

    @Test
    void a_gateway_started_from_a_file_collects_money_and_drains_on_sigterm() throws Exception {
        SandboxSettings settings = SandboxSettings.inMemory(Clock.systemUTC(), new SecureRandom());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("database"));
                Sandbox alipay = Sandbox.start(settings)) {
            Process gateway = serve(configure(postgres, alipay));
            URI url = URI.create("http://127.0.0.1:" + port);
            Eventually.is("the gateway is ready", () -> isReady(gateway, url));
            moneyGoesRound(new Shop(url, SECRET), alipay);
            gateway.destroy();
            assertThat(gateway.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(gateway.exitValue()).isZero();
            assertThat(Files.readString(folder.resolve("serve.log"))).contains("tongbao: stopped");
        }
    }

    private static void moneyGoesRound(Shop shop, Sandbox alipay) throws Exception {
        Shop.Made made = shop.create("order-1", "12.34");
        URI trade = URI.create(alipay.url() + "/sandbox/trades/" + made.orderNo() + "/pay");
        shop.enter(made);
        HttpRequest pay = HttpRequest.newBuilder(trade)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertThat(Tongbao.send(pay).statusCode()).isEqualTo(200);
        Eventually.is(
                "the notice is taken",
                () -> shop.query(made).path("status").asString().equals("paid"));
    }

    @Test
    void a_broken_setting_stops_the_start_with_one_line_that_names_it() throws Exception {
        Path file = folder.resolve("tongbao.yaml");
        Files.writeString(file, "public_url: https://pay.example.com\nbogus: 1\n");
        Process gateway = serve(file);
        assertThat(gateway.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(gateway.exitValue()).isEqualTo(2);
        String said = Files.readString(folder.resolve("serve.log")).strip();
        assertThat(said.lines()).as(said).hasSize(1);
        assertThat(said).startsWith("settings: ");
    }

    private static boolean isReady(Process gateway, URI url) {
        assertThat(gateway.isAlive()).as("serve is running").isTrue();
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(url.resolve("/health/ready")).build();
            HttpResponse<String> answer = Tongbao.send(request);
            return answer.statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private Process serve(Path file) throws IOException {
        List<String> command = new ArrayList<>(Tongbao.java());
        command.addAll(List.of("serve", "--config", file.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("serve.log").toFile())
                .start();
    }

    private Path configure(EmbeddedPostgres postgres, Sandbox alipay) throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048, new SecureRandom());
        KeyPair merchant = rsa.generateKeyPair();
        JsonNode joined = join(alipay, text(merchant.getPublic().getEncoded()));
        Files.writeString(
                folder.resolve("application.key"), text(merchant.getPrivate().getEncoded()), UTF_8);
        Files.writeString(
                folder.resolve("alipay.pub"), joined.path("alipay_public_key").asString(), UTF_8);
        Files.writeString(folder.resolve("shop.secret"), SECRET, UTF_8);
        Files.writeString(folder.resolve("database.password"), postgres.password(), UTF_8);
        String settings = """
                public_url: http://127.0.0.1:%d
                bind: {address: 127.0.0.1, port: %d}
                database: {jdbc_url: "%s", user: %s, password_file: database.password}
                accounts:
                  - id: main
                    mode: sandbox
                    gateway: %s/gateway.do
                    app_id: "%s"
                    seller_id: "%s"
                    private_key_file: application.key
                    alipay_public_key_file: alipay.pub
                apps:
                  - {app_id: shop, secret_file: shop.secret, account: main, permissions: [pay, read, close, refund]}
                """.formatted(
                        port,
                        port,
                        postgres.jdbcUrl(),
                        postgres.user(),
                        alipay.url(),
                        APP_ID,
                        joined.path("seller_id").asString());
        return Files.writeString(folder.resolve("tongbao.yaml"), settings, UTF_8);
    }

    private static JsonNode join(Sandbox alipay, String publicKey) {
        String json = "{\"app_id\":\"" + APP_ID + "\",\"app_public_key\":\"" + publicKey + "\"}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(alipay.url() + "/sandbox/apps"))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return Tongbao.JSON.readTree(Tongbao.send(request).body());
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }
}
