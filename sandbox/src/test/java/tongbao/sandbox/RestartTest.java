package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongbao.sandbox.state.App;
import tongbao.sandbox.state.AppAuths;
import tongbao.sandbox.state.Apps;
import tongbao.sandbox.state.Database;
import tongbao.sandbox.state.StateBroken;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.RsaKeys;

/** Nothing that was answered is forgotten, however the sandbox ended. */
@Tag("slow")
class RestartTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void a_restart_keeps_the_seller_the_key_the_trades_the_accidents_and_the_time() {
        String number;
        String sellerId;
        String key;
        String trade;
        try (Ground ground = Ground.keptIn(folder)) {
            sellerId = ground.sellerId;
            key = ground.alipayPublicKey;
            number = ground.paid("10.00", "");
            ground.refund(number, "r", "4.00");
            ground.advance(Duration.ofDays(3).toSeconds());
            ground.accident("alipay.trade.query", "throttled");
            trade = ground.get("/sandbox/trades/" + number).body();
        }
        try (Ground ground = Ground.keptIn(folder)) {
            assertThat(ground.sellerId).isEqualTo(sellerId);
            assertThat(ground.alipayPublicKey).isEqualTo(key);
            assertThat(ground.get("/sandbox/trades/" + number).body()).isEqualTo(trade);
            assertThat(ground.query(number).getSubCode()).isEqualTo("isv.app-call-limited");
            assertThat(ground.refund(number, "r", "4.00").getFundChange()).isEqualTo("N");
            assertThat(Duration.between(
                            Clock.systemUTC().instant(), ground.sandbox.clock().instant()))
                    .isBetween(
                            Duration.ofDays(3).minusSeconds(1),
                            Duration.ofDays(3).plusSeconds(1));
        }
    }

    @Test
    void a_restart_keeps_certificates_authorisations_and_the_key_for_contents() {
        String registration = Json.write(Map.of(
                "app_id", "certified",
                "app_public_key", RsaKeys.text(Ground.APP_KEYS.getPublic()),
                "mode", "certificate",
                "encrypt_key", "aYA0GP8JEW+D7/UFaskCWA=="));
        String shown;
        String token;
        try (Ground ground = Ground.keptIn(folder)) {
            ground.post("/sandbox/apps", registration);
            shown = ground.post("/sandbox/apps/certified/renew", "").body();
            token = ground.post("/sandbox/apps/certified/authorizations", "{\"auth_app_id\":\"" + Ground.APP_ID + "\"}")
                    .json()
                    .text("app_auth_token")
                    .orElseThrow();
        }
        try (Database database = Database.open(Optional.of(folder))) {
            assertThat(database.transact(sql -> Apps.find(sql, "certified")).flatMap(App::encryptKey))
                    .contains("aYA0GP8JEW+D7/UFaskCWA==");
            assertThat(database.transact(sql -> AppAuths.find(sql, token)).map(AppAuths.AppAuth::authAppId))
                    .contains(Ground.APP_ID);
        }
        try (Ground ground = Ground.keptIn(folder)) {
            assertThat(ground.get("/sandbox/apps/certified").body()).isEqualTo(shown);
        }
    }

    @Test
    void a_pending_notice_is_sent_by_the_next_start() throws IOException {
        try (Receiver receiver = new Receiver()) {
            receiver.answering(500, "later");
            String number;
            String id;
            try (Ground ground = Ground.keptIn(folder)) {
                number = ground.paid("1.00", receiver.url());
                id = receiver.next().field("notify_id");
            }
            receiver.answering(200, "success");
            try (Ground ground = Ground.keptIn(folder)) {
                ground.advance(241);
                var again = receiver.next();
                assertThat(again.field("notify_id")).isEqualTo(id);
                assertThat(again.field("out_trade_no")).isEqualTo(number);
                assertThat(again.isSignedBy(ground.alipayPublicKey)).isTrue();
            }
        }
    }

    @Test
    void a_killed_process_loses_nothing_that_it_answered() throws IOException, InterruptedException {
        try (Receiver receiver = new Receiver()) {
            receiver.answering(500, "later");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "tongbao.sandbox.RestartTest",
                            folder.toString(),
                            receiver.url())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String number;
            try (BufferedReader output = process.inputReader()) {
                number = String.valueOf(output.readLine());
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            try (Ground ground = Ground.keptIn(folder)) {
                assertThat(ground.query(number).getTradeStatus()).isEqualTo("TRADE_SUCCESS");
                ground.advance(241);
                assertThat(receiver.next().field("out_trade_no")).isEqualTo(number);
            }
        }
    }

    @Test
    void a_second_sandbox_on_the_same_folder_is_refused() {
        try (Ground ground = Ground.keptIn(folder)) {
            assertThat(ground.get("/health/ready").status()).isEqualTo(200);
            assertThatThrownBy(() -> Sandbox.start(SandboxSettings.inMemory(Clock.systemUTC(), new SecureRandom())
                            .keptIn(folder)))
                    .isInstanceOf(StateBroken.class);
        }
    }

    /** The process that is killed: pays one order, says its number and waits for the end. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws InterruptedException {
        Ground ground = Ground.keptIn(Path.of(arguments[0]));
        System.out.println(ground.paid("1.00", arguments[1]));
        System.out.flush();
        Thread.currentThread().join();
    }
}
