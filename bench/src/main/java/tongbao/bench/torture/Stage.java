package tongbao.bench.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import tongbao.bench.stack.Alone;
import tongbao.bench.stack.Own;
import tongbao.bench.stack.StackBroken;

/** What is tortured: PostgreSQL, a pretend Alipay and two gateways, each a process of its own, and their time. */
final class Stage implements AutoCloseable {
    static final String APP_ID = "torture";
    static final String ALIPAY_APP_ID = Own.ALIPAY_APP_ID;
    static final List<String> GATEWAYS = List.of("a", "b");

    /** Below those that the system gives to whoever connects: nobody takes one while its owner is dead. */
    private static final int PORTS_FROM = 20_000;

    private static final int PORTS_TO = 30_000;
    private static final int PORTS_TRIED_MAX = 100;

    /** The record of a start is written when the process has ended in all but name. */
    private static final Duration RECORDED_MAX = Duration.ofMinutes(2);

    private final Path folder;
    private final String mutant;
    private final SecureRandom chance = new SecureRandom();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Web web = new Web();
    private final String secret = secret();
    private final Database database;
    private final Pretend pretend;
    private final Program program;
    private final String sellerId;
    private final List<GatewayProcess> gateways = new ArrayList<>();
    private long aheadSeconds;

    private Stage(List<String> launcher, Program program, Path folder, String mutant) throws IOException {
        this.folder = folder;
        this.mutant = mutant;
        this.program = program;
        try {
            this.database = opened(Database.start(Files.createDirectories(folder.resolve("postgres")), freePort()));
            Alone sandbox = opened(Alone.start(launcher, folder.resolve("logs")));
            String alipayKey = sandbox.join();
            this.pretend = new Pretend(sandbox.url(), web);
            this.sellerId = pretend.sellerId(ALIPAY_APP_ID);
            pretend.takesNoFee();
            secretFile(
                    "application.key",
                    Base64.getEncoder().encodeToString(sandbox.key().getEncoded()));
            secretFile("alipay.pub", alipayKey);
            secretFile("app.secret", secret);
            secretFile("database.password", database.password());
            for (String name : GATEWAYS) {
                gateways.add(opened(gateway(name)));
            }
            if (!program.isRecorded()) {
                rehearse(gateways.getFirst());
            }
            gateways.parallelStream().forEach(this::start);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts all of it in a new folder, the gateways with that mutant in them. {@code launcher} is the command that
     * takes {@code sandbox}.
     */
    static Stage set(List<String> launcher, Program program, Path folder, String mutant) {
        try {
            return new Stage(launcher, program, Files.createDirectories(folder), mutant);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        started.push(part);
        return part;
    }

    private GatewayProcess gateway(String name) throws IOException {
        URI url = URI.create("http://127.0.0.1:" + freePort());
        Files.writeString(settings(name), settingsAt(url), UTF_8);
        return new GatewayProcess(name, url, log(name));
    }

    /** One short life that is not tortured, whose start is recorded for all others. */
    private void rehearse(GatewayProcess gateway) throws IOException {
        gateway.start(program.recording(), settings(gateway.name()), mutant);
        if (gateway.stop(RECORDED_MAX)) {
            program.keep();
        }
    }

    private String settingsAt(URI url) {
        return """
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
                        url,
                        url.getPort(),
                        database.jdbcUrl(),
                        database.user(),
                        pretend.url(),
                        ALIPAY_APP_ID,
                        sellerId,
                        APP_ID);
    }

    private void secretFile(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, UTF_8);
    }

    private Path settings(String name) {
        return folder.resolve("gateway-" + name + ".yaml");
    }

    /** What a gateway logged in all its lives. */
    Path log(String name) {
        return folder.resolve("logs").resolve("gateway-" + name + ".log");
    }

    private int freePort() throws IOException {
        for (int tried = 0; tried < PORTS_TRIED_MAX; tried++) {
            int port = chance.nextInt(PORTS_FROM, PORTS_TO);
            if (isFree(port)) {
                return port;
            }
        }
        throw new StackBroken("no free port from " + PORTS_FROM + " to " + PORTS_TO);
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException e) {
            return false;
        }
    }

    private static String secret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Starts a gateway, for the first time or again. */
    void start(GatewayProcess gateway) {
        gateway.start(program.command(), settings(gateway.name()), mutant);
    }

    /** Moves the time in which orders live, at Alipay first. Callers' clocks and time-outs go on in real time. */
    synchronized void advance(long seconds) {
        pretend.advance(seconds);
        aheadSeconds += seconds;
        gateways.forEach(gateway -> gateway.setAhead(aheadSeconds));
    }

    /** The time in which orders live. */
    synchronized Instant now() {
        return Instant.now().plusSeconds(aheadSeconds);
    }

    synchronized long aheadSeconds() {
        return aheadSeconds;
    }

    Database database() {
        return database;
    }

    Pretend pretend() {
        return pretend;
    }

    List<GatewayProcess> gateways() {
        return List.copyOf(gateways);
    }

    GatewayProcess anyGateway(RandomGenerator random) {
        return gateways.get(random.nextInt(gateways.size()));
    }

    Web web() {
        return web;
    }

    String appSecret() {
        return secret;
    }

    /** What came to the merchant at Alipay less what went back since the beginning, in fen. */
    long takenFen() {
        return pretend.takenFen(sellerId);
    }

    Rows rows() {
        return new Rows(database.jdbcUrl(), database.user(), database.password());
    }

    /** Ends all of it, the last first; the first failure is told after the others were tried. */
    @Override
    public void close() {
        StackBroken failure = new StackBroken("some parts did not end well");
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
