package tongbao.bench.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tongbao.postgres.embedded.EmbeddedPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * PostgreSQL, the sandbox and the gateway, each a process of its own, started as users start them. They end in the
 * other order with {@link #close}, and also when this process just vanishes.
 */
public final class Own implements AutoCloseable {
    public static final String APP_ID = "bench";
    public static final String ALIPAY_APP_ID = "2021000100000001";

    private static final Duration READY_WAIT_MAX = Duration.ofSeconds(60);
    private static final Duration READY_LOOK_GAP = Duration.ofMillis(5);
    private static final int OK = 200;

    private final List<String> launcher;
    private final Path folder;
    private final Path logs;
    private final Http http = new Http();
    private final Keys keys = Keys.make();
    private final String secret = secret();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final EmbeddedPostgres postgres;
    private final URI sandbox;
    private final long sandboxPid;
    private final String sellerId;
    private final URI gateway;
    private Optional<Child> gatewayChild = Optional.empty();

    private Own(List<String> launcher, Path folder, Path logs) throws IOException {
        this.launcher = launcher;
        this.folder = folder;
        this.logs = logs;
        try {
            this.postgres = opened(EmbeddedPostgres.start(Files.createDirectories(folder.resolve("postgres"))));
            int port = freePort();
            this.sandbox = URI.create("http://127.0.0.1:" + port);
            Path kept = Files.createDirectories(folder.resolve("sandbox"));
            Child child = opened(Child.start(
                    command("sandbox", "--port", Integer.toString(port), "--data", kept.toString()),
                    logs.resolve("sandbox.log")));
            this.sandboxPid = child.pid();
            await("the sandbox", child, sandbox.resolve("/sandbox/accidents"));
            this.sellerId = join();
            this.gateway = URI.create("http://127.0.0.1:" + freePort());
            configure();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts all but the gateway in a folder of its own; what they say goes to files in {@code logs}. {@code launcher}
     * is the command that takes {@code serve} and {@code sandbox}.
     */
    public static Own start(List<String> launcher, Path folder, Path logs) {
        try {
            return new Own(launcher, Files.createDirectories(folder), Files.createDirectories(logs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(words));
        return command;
    }

    private <T extends AutoCloseable> T opened(T part) {
        started.push(part);
        return part;
    }

    /** Starts the gateway and waits until it is ready; how long that took since its command was given. */
    public Duration startGateway() {
        long from = System.nanoTime();
        Child child = Child.start(command("serve", "--config", settings().toString()), logs.resolve("gateway.log"));
        started.push(child);
        gatewayChild = Optional.of(child);
        await("the gateway", child, gateway.resolve("/health/ready"));
        return Duration.ofNanos(System.nanoTime() - from);
    }

    public void stopGateway() {
        gatewayChild.ifPresent(child -> {
            started.remove(child);
            child.close();
        });
        gatewayChild = Optional.empty();
    }

    private void await(String what, Child child, URI address) {
        long until = System.nanoTime() + READY_WAIT_MAX.toNanos();
        while (http.get(address).map(HttpResponse::statusCode).orElse(0) != OK) {
            if (!child.isAlive() || System.nanoTime() > until) {
                throw new StackBroken(what + " did not start: " + child.lastWords());
            }
            LockSupport.parkNanos(READY_LOOK_GAP.toNanos());
        }
    }

    /** The merchant joins the sandbox, and brings the key with which Alipay signs. */
    private String join() {
        String body = JsonMapper.shared()
                .createObjectNode()
                .put("app_id", ALIPAY_APP_ID)
                .put("app_public_key", Keys.text(keys.merchant().getPublic()))
                .put("alipay_private_key", Keys.text(keys.alipay().getPrivate()))
                .toString();
        HttpResponse<String> answer = http.post(sandbox.resolve("/sandbox/apps"), body)
                .orElseThrow(() -> new StackBroken("the sandbox does not answer"));
        JsonNode joined = JsonMapper.shared().readTree(answer.body());
        return Optional.of(joined.path("seller_id").asString(""))
                .filter(seller -> !seller.isEmpty())
                .orElseThrow(() -> new StackBroken("the sandbox refused the bench: " + answer.body()));
    }

    /** Settings are the defaults, apart from the calls a second that one app may make. */
    private void configure() throws IOException {
        Files.writeString(
                folder.resolve("application.key"), Keys.text(keys.merchant().getPrivate()), UTF_8);
        Files.writeString(folder.resolve("alipay.pub"), Keys.text(keys.alipay().getPublic()), UTF_8);
        Files.writeString(folder.resolve("app.secret"), secret, UTF_8);
        Files.writeString(folder.resolve("database.password"), postgres.password(), UTF_8);
        String settings = """
                public_url: %1$s
                bind: {address: 127.0.0.1, port: %2$d}
                database: {jdbc_url: "%3$s", user: %4$s, password_file: database.password}
                accounts:
                  - id: main
                    mode: sandbox
                    gateway: %5$s/gateway.do
                    app_id: "%6$s"
                    seller_id: "%7$s"
                    private_key_file: application.key
                    alipay_public_key_file: alipay.pub
                apps:
                  - {app_id: %8$s, secret_file: app.secret, account: main, permissions: [pay, read, close, refund],
                     rate: 100000}
                """.formatted(
                        gateway,
                        gateway.getPort(),
                        postgres.jdbcUrl(),
                        postgres.user(),
                        sandbox,
                        ALIPAY_APP_ID,
                        sellerId,
                        APP_ID);
        Files.writeString(settings(), settings, UTF_8);
    }

    private Path settings() {
        return folder.resolve("tongbao.yaml");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String secret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    public URI gateway() {
        return gateway;
    }

    public URI sandbox() {
        return sandbox;
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    public String appSecret() {
        return secret;
    }

    public String sellerId() {
        return sellerId;
    }

    public PrivateKey alipayKey() {
        return keys.alipay().getPrivate();
    }

    public long gatewayPid() {
        return gatewayChild.orElseThrow().pid();
    }

    public long sandboxPid() {
        return sandboxPid;
    }

    public long postmasterPid() {
        try {
            Path file = folder.resolve("postgres/pgdata/postmaster.pid");
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all of it, the gateway first; the first failure is told after the others were tried. */
    @Override
    public void close() {
        Optional<Exception> failure = Optional.empty();
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                failure = failure.or(() -> Optional.of(e));
            }
        }
        failure.ifPresent(e -> {
            throw new StackBroken("a part did not end well: " + e.getMessage(), e);
        });
    }
}
