package tongbao.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongbao.connector.alipay.SigningPool;
import tongbao.core.payment.Policy;
import tongbao.server.ops.Logs;
import tongbao.server.security.App;
import tongbao.server.security.Permission;
import tongbao.store.postgres.Combining;

class SettingsFileTest {
    private static final String GOOD = """
            public_url: https://pay.example.com
            bind:
              address: 127.0.0.1
              port: 8080
            database:
              jdbc_url: jdbc:postgresql://127.0.0.1:1/tongbao
              user: tongbao
              password_file: password
              pool: 20
            accounts:
              - id: main
                app_id: 2021000000000001
                seller_id: "2088000000000001"
                mode: production
                private_key_file: own.key
                alipay_public_key_file: alipay.pub
            apps:
              - app_id: shop
                secret_file: secret
                account: main
                permissions: [pay, read, refund]
                rate: 50
                return_hosts: [Shop.example.com]
            log_level: warn
            """;

    private static String ownKey = "";
    private static String ownPublicKey = "";
    private static String alipayKey = "";

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void makeKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair own = generator.generateKeyPair();
        ownKey = Base64.getEncoder().encodeToString(own.getPrivate().getEncoded());
        ownPublicKey = Base64.getEncoder().encodeToString(own.getPublic().getEncoded());
        alipayKey = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
    }

    @BeforeEach
    void writeFiles() throws IOException {
        write("password", "open sesame\n");
        write("secret", "0123456789abcdef0123456789abcdef\n");
        write("short", "0123456789");
        write("empty", "\n");
        write("own.key", ownKey);
        write("own.pub", ownPublicKey);
        write("alipay.pub", alipayKey);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    @Test
    void a_good_file_is_read() throws IOException {
        write("tongbao.yaml", GOOD);

        Settings settings = SettingsFile.read(folder.resolve("tongbao.yaml"));

        assertThat(settings.publicUrl()).hasToString("https://pay.example.com");
        assertThat(settings.bind()).isEqualTo(new Settings.Bind("127.0.0.1", 8080));
        assertThat(settings.database().connectionsMax()).isEqualTo(20);
        assertThat(settings.database().combining()).isEqualTo(Combining.AS_SHIPPED);
        assertThat(settings.database().password()).isEqualTo("open sesame");
        assertThat(settings.logLevel()).isEqualTo(Logs.Threshold.WARN);
        assertThat(settings.signing()).isEqualTo(SigningPool.Bounds.usual());
        Settings.Account account = settings.accounts().getFirst();
        assertThat(account.mode()).isEqualTo(Settings.Mode.PRODUCTION);
        assertThat(account.alipay().gateway()).hasToString("https://openapi.alipay.com/gateway.do");
        assertThat(account.alipay().appId()).isEqualTo("2021000000000001");
        assertThat(account.alipay().refundGap()).isEqualTo(Duration.ofSeconds(3));
        App app = settings.apps().getFirst();
        assertThat(app.permissions()).containsExactlyInAnyOrder(Permission.PAY, Permission.READ, Permission.REFUND);
        assertThat(app.callsPerSecond()).isEqualTo(50);
        assertThat(app.returnHosts()).isEqualTo(Set.of("shop.example.com"));
        assertThat(app.terms().account()).isEqualTo(account.alipay().id());
        assertThat(app.terms().policy()).isEqualTo(Policy.USUAL);
    }

    @Test
    void an_app_says_what_becomes_of_money_that_nobody_waited_for() throws IOException {
        write("tongbao.yaml", GOOD.replace("rate: 50", "doubled: hold\n    late: refund"));

        Policy policy = SettingsFile.read(folder.resolve("tongbao.yaml"))
                .apps()
                .getFirst()
                .terms()
                .policy();

        assertThat(policy).isEqualTo(new Policy(Policy.Surplus.HOLD, Policy.Surplus.REFUND));
    }

    @Test
    void a_sandbox_account_has_no_gap_between_refunds_and_alipays_sandbox_as_its_gateway() throws IOException {
        write("tongbao.yaml", GOOD.replace("mode: production", "mode: sandbox").replace("https://pay", "http://pay"));

        Settings.Account account =
                SettingsFile.read(folder.resolve("tongbao.yaml")).accounts().getFirst();

        assertThat(account.alipay().refundGap()).isZero();
        assertThat(account.alipay().gateway()).hasToString("https://openapi-sandbox.dl.alipaydev.com/gateway.do");
    }

    @Test
    void who_signs_at_once_and_how_many_wait_may_be_set_one_without_the_other() throws IOException {
        write("tongbao.yaml", GOOD + "signing: {threads: 64, queue: 10000}\n");
        assertThat(SettingsFile.read(folder.resolve("tongbao.yaml")).signing())
                .isEqualTo(new SigningPool.Bounds(64, 10_000));

        write("tongbao.yaml", GOOD + "signing: {threads: 3}\n");
        assertThat(SettingsFile.read(folder.resolve("tongbao.yaml")).signing())
                .isEqualTo(new SigningPool.Bounds(3, SigningPool.Bounds.QUEUE_DEFAULT));
    }

    @Test
    void how_callers_are_combined_may_be_set() throws IOException {
        write("tongbao.yaml", GOOD.replace("pool: 20", """
                pool: 20
                  combined: 1
                  combined_rows: 16
                  combined_waiting: 100"""));

        assertThat(SettingsFile.read(folder.resolve("tongbao.yaml")).database().combining())
                .isEqualTo(new Combining(1, 16, 100));
    }

    @Test
    void settings_in_print_tell_no_secret() throws IOException {
        write("tongbao.yaml", GOOD);

        String print = SettingsFile.read(folder.resolve("tongbao.yaml")).toString();

        assertThat(print).doesNotContain("sesame", "0123456789abcdef", ownKey.substring(0, 40));
    }

    /** What is replaced in the good file by what, and how the one line begins that comes of it. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            public_url: https://pay.example.com | public_url: pay.example.com | public_url: an address such as
            public_url: https://pay.example.com | public_url: https://pay.example.com?a=1 | public_url: has neither query
            public_url: https://pay.example.com | public_url: http://pay.example.com | public_url: must be https
            public_url: https://pay.example.com | public_url: "https://pay .com" | public_url: not an address
            public_url: https://pay.example.com | publik_url: https://pay.example.com | public_url: is missing
            port: 8080 | port: eighty | bind.port: a whole number from 0 to 65535
            port: 8080 | port: 65536 | bind.port: a whole number from 0 to 65535
            port: 8080 | prot: 8080 | bind.prot: is not a setting
            user: tongbao | username: tongbao | database.user: is missing
            jdbc:postgresql: | jdbc:mysql: | database.jdbc_url: jdbc:postgresql://host:port/database is needed
            1/tongbao | 1/tongbao?password=x | database.jdbc_url: the password belongs into the file
            password_file: password | password_file: nowhere | database.password_file: no such file: @nowhere
            password_file: password | password_file: empty | database.password_file: the file is empty: empty
            password_file: password | password_file: . | database.password_file: can't be read: @.
            password_file: password | password: sesame | database.password_file: is missing
            pool: 20 | pool: 1 | database.pool: a whole number from 2 to 200
            id: main | id: "m n" | accounts[0].id: 1 to 64 of
            app_id: 2021000000000001 | app_id: wx1 | accounts[0].app_id: 16 digits are needed: wx1
            seller_id: "2088000000000001" | seller_id: 2088 | accounts[0].seller_id: 16 digits are needed: 2088
            mode: production | mode: live | accounts[0].mode: sandbox or production is needed
            mode: production | mode: [] | accounts[0].mode: a text is needed
            mode: production | mode: production, gateway: x | settings file: not YAML in line 14
            private_key_file: own.key | private_key_file: gone.key | accounts[0].private_key_file: no such file: @gone.key
            private_key_file: own.key | private_key_file: own.pub | accounts[0].private_key_file: the application private key is not
            private_key_file: own.key | private_key_file: tongbao.yaml | accounts[0].private_key_file: the application private key is neither
            alipay_public_key_file: alipay.pub | alipay_public_key_file: own.pub | accounts[0].alipay_public_key_file: the Alipay public key is the application's own
            alipay_public_key_file: alipay.pub | alipay_public_key_file: own.key | accounts[0].alipay_public_key_file: the Alipay public key is not
            alipay_public_key_file: alipay.pub | alipay_public_key: x | accounts[0].alipay_public_key_file: is missing
            seller_id: "2088000000000001" | seller_id: "2088000000000001", | settings file: not YAML in line 13
            rate: 50 | rate: 0 | apps[0].rate: a whole number from 1 to 100000
            app_id: shop | app_id: "sh op" | apps[0].app_id: 1 to 64 of A-Za-z0-9_- are needed
            secret_file: secret | secret_file: short | apps[0].secret_file: a secret has at least 32 characters
            secret_file: secret | secret_file: gone | apps[0].secret_file: no such file: @gone
            account: main | account: other | apps[0].account: no such account: other
            [pay, read, refund] | [pay, fly] | apps[0].permissions: there is no permission fly
            [pay, read, refund] | [] | apps[0].permissions: at least one is needed
            [pay, read, refund] | pay | apps[0].permissions: a list is needed
            rate: 50 | doubled: twice | apps[0].doubled: refund, hold or accept is needed: twice
            rate: 50 | late: never | apps[0].late: refund, hold or accept is needed: never
            [Shop.example.com] | [https://shop.example.com] | apps[0].return_hosts: a host such as
            log_level: warn | signing: {threads: 0} | signing.threads: a whole number from 1 to 64
            log_level: warn | signing: {threads: 65} | signing.threads: a whole number from 1 to 64
            log_level: warn | signing: {queue: 0} | signing.queue: a whole number from 1 to 10000
            log_level: warn | signing: {queue: 10001} | signing.queue: a whole number from 1 to 10000
            log_level: warn | signing: {wait: 1} | signing.wait: is not a setting
            log_level: warn | signing: 4 | signing: a mapping of names to values is needed
            log_level: warn | log_level: loud | log_level: debug, info, warn or error is needed
            log_level: warn | log_levle: warn | log_levle: is not a setting
            log_level: warn | public_url: https://two.example.com | settings file: not YAML
            """)
    void a_broken_setting_stops_the_start_with_one_line_that_names_it(String from, String to, String line)
            throws IOException {
        assertThat(GOOD).contains(from);
        assertIsRefused(GOOD.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)), line);
    }

    @Test
    void a_production_account_refuses_other_gateways() throws IOException {
        assertIsRefused(
                GOOD.replace(
                        "mode: production", "mode: production\n    gateway: https://openapi.alipay.com.evil.example/"),
                "accounts[0].gateway: a production account talks to https://openapi.alipay.com/gateway.do only");
        assertIsRefused(
                GOOD.replace("mode: production", "mode: production\n    gateway: http://openapi.alipay.com/gateway.do"),
                "accounts[0].gateway: a production account talks to");
    }

    @Test
    void a_gap_between_refunds_is_in_whole_seconds() throws IOException {
        assertIsRefused(
                GOOD.replace("mode: production", "mode: production\n    refund_gap: soon"),
                "accounts[0].refund_gap: whole seconds such as 3s are needed");
    }

    @Test
    void an_account_is_called_at_least_once_a_second() throws IOException {
        assertIsRefused(
                GOOD.replace("mode: production", "mode: production\n    calls: 0"),
                "accounts[0].calls: a whole number from 1 to 100000");
    }

    @Test
    void an_account_or_an_app_cannot_be_there_twice() throws IOException {
        String account = GOOD.substring(GOOD.indexOf("  - id: main"), GOOD.indexOf("apps:"));
        assertIsRefused(GOOD.replace("apps:\n", account + "apps:\n"), "accounts[1].id: is there twice: main");
        String app = GOOD.substring(GOOD.indexOf("  - app_id: shop"), GOOD.indexOf("log_level"));
        assertIsRefused(GOOD.replace("log_level", app + "log_level"), "apps[1].app_id: is there twice: shop");
    }

    @Test
    void a_file_that_is_not_there_is_named() throws IOException {
        assertThat(refusal(folder.resolve("gone.yaml")))
                .isEqualTo("settings: --config: no such file: " + folder.resolve("gone.yaml"));
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        assertIsRefused("", "settings file: a mapping of names to values is needed");
    }

    @Test
    void wrong_arguments_are_answered_with_the_usage() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.serve(new String[] {"serve"}, print(new ByteArrayOutputStream()), print(err));
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("usage: serve --config FILE" + System.lineSeparator());
    }

    private void assertIsRefused(String content, String line) throws IOException {
        write("tongbao.yaml", content);
        assertThat(refusal(folder.resolve("tongbao.yaml")))
                .startsWith("settings: " + line.replace("@", folder + "/"))
                .doesNotContain("sesame", ownKey.substring(0, 40));
    }

    /** The one line that the start ends with. */
    private String refusal(Path file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.serve(new String[] {"serve", "--config", file.toString()}, print(out), print(err));
        assertThat(code).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
