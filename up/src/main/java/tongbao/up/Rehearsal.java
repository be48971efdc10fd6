package tongbao.up;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import tongbao.postgres.embedded.EmbeddedPostgres;
import tongbao.server.Main;
import tongbao.server.Server;

/**
 * {@code rehearse FOLDER}: everything that starts and first calls need, once: {@code up}, a payment that is opened and
 * asked about, and {@code serve}. The launcher lets the JVM record it, so that later starts find it prepared.
 */
final class Rehearsal {
    private final Clock clock;
    private final SecureRandom chance;

    Rehearsal(Clock clock, SecureRandom chance) {
        this.clock = clock;
        this.chance = chance;
    }

    int run(List<String> words) {
        List<String> rest = Options.read(words, Set.of(), Set.of()).rest();
        if (rest.size() != 1) {
            throw new Refusal("rehearse FOLDER");
        }
        Path folder = Path.of(rest.getFirst()).toAbsolutePath().normalize();
        up(folder);
        serve(folder);
        return 0;
    }

    private void up(Path folder) {
        String data = folder.toString();
        try (Parts parts = new Parts()) {
            new Up(clock, chance).start(List.of("--data", data, "--port", "0", "--sandbox-port", "0"), parts);
            String number = "rehearsal-" + clock.millis();
            String order = "{\"out_trade_no\":\"" + number
                    + "\",\"total_amount\":\"0.01\",\"subject\":\"A rehearsal\",\"product\":\"qr\"}";
            call("--data", data, "POST", "/api/v1/pay/create", order);
            call("--data", data, "GET", "/api/v1/pay/query?out_trade_no=" + number);
        }
    }

    private void call(String... words) {
        if (new Call(clock, chance).run(List.of(words)) != 0) {
            throw new IllegalStateException("the rehearsed call was refused");
        }
    }

    private void serve(Path folder) {
        PrintStream log = System.err;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
                Server server = Main.start(settings(folder, postgres), log)) {
            System.out.println("rehearsed at " + server.url());
        }
    }

    private Path settings(Path folder, EmbeddedPostgres postgres) {
        try {
            Keys keys = Keys.of(folder, chance);
            Files.writeString(folder.resolve("database"), postgres.password(), UTF_8);
            Files.writeString(folder.resolve("application.key"), keys.applicationPrivateKey(), UTF_8);
            Files.writeString(folder.resolve("shop"), keys.demoSecret(), UTF_8);
            Keys other = Keys.of(Files.createDirectories(folder.resolve("other")), chance);
            Files.writeString(folder.resolve("alipay.pub"), other.applicationPublicKey(), UTF_8);
            String text = """
                    public_url: http://127.0.0.1
                    bind: {address: 127.0.0.1, port: 0}
                    database: {jdbc_url: "%s", user: "%s", password_file: database}
                    accounts:
                      - id: main
                        mode: sandbox
                        app_id: "2021000000000001"
                        seller_id: "2088000000000001"
                        private_key_file: application.key
                        alipay_public_key_file: alipay.pub
                    apps:
                      - {app_id: shop, secret_file: shop, account: main, permissions: [read]}
                    log_level: warn
                    """.formatted(postgres.jdbcUrl(), postgres.user());
            return Files.writeString(folder.resolve("tongbao.yaml"), text, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
