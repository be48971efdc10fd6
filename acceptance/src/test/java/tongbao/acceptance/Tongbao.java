package tongbao.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running {@code tongbao up}: a process of its own, talked to over its sockets, killed as processes are killed. */
final class Tongbao implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();
    static final Path ROOT = SourceTree.here().root();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** A build that runs in the background ignores Ctrl-C, and so would every JVM that it starts. */
    private static final List<String> HEARING_CTRL_C = List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV");

    private final Path data;
    private final int port;
    private final int sandboxPort;
    private final Process process;

    private Tongbao(Path data, int port, int sandboxPort, Process process) {
        this.data = data;
        this.port = port;
        this.sandboxPort = sandboxPort;
        this.process = process;
    }

    /** Starts on this folder, and comes back when everything answers. */
    static Tongbao up(Path data) {
        return up(data, freePort(), freePort());
    }

    private static Tongbao up(Path data, int port, int sandboxPort) {
        List<String> command = new ArrayList<>(HEARING_CTRL_C);
        command.addAll(java());
        command.addAll(List.of("up", "--data", data.toString(), "--port", Integer.toString(port)));
        command.addAll(List.of("--sandbox-port", Integer.toString(sandboxPort)));
        try {
            Files.createDirectories(data);
            Files.deleteIfExists(data.resolve("dev.json"));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data).toFile()))
                    .start();
            Tongbao tongbao = new Tongbao(data, port, sandboxPort, process);
            tongbao.awaitReady();
            return tongbao;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same folder and ports again, after an end of whatever kind. */
    Tongbao again() {
        return up(data, port, sandboxPort);
    }

    static List<String> java() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jars = ROOT.resolve("up/target/app") + "/*";
        return List.of(
                java,
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dtongbao.home=" + ROOT,
                "-cp",
                jars,
                "tongbao.up.Main");
    }

    private static Path log(Path data) {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    private void awaitReady() {
        Eventually.is("tongbao answers; its output is in " + log(data), () -> {
            if (!process.isAlive()) {
                throw new AssertionError("tongbao ended with " + process.exitValue() + ": " + output());
            }
            return Files.exists(data.resolve("dev.json"));
        });
        assertThat(get(gateway("/health/ready")).statusCode()).isEqualTo(200);
    }

    String output() {
        try {
            return Files.readString(log(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path data() {
        return data;
    }

    long pid() {
        return process.pid();
    }

    DemoApp app() {
        try {
            return new DemoApp(this, JSON.readTree(Files.readString(data.resolve("dev.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI gateway(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    URI sandbox(String path) {
        return URI.create("http://127.0.0.1:" + sandboxPort + path);
    }

    HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).GET().build());
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A control call of the sandbox; anything but a success fails the test. */
    JsonNode control(String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(sandbox(path))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = send(request);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    JsonNode trade(String orderNo) {
        return JSON.readTree(get(sandbox("/sandbox/trades/" + orderNo)).body());
    }

    void accident(String method, String kind) {
        control("/sandbox/accidents", "{\"method\":\"" + method + "\",\"kind\":\"" + kind + "\"}");
    }

    void pass(long seconds) {
        control("/sandbox/clock/advance", "{\"seconds\":" + seconds + "}");
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** What Ctrl-C does. */
    int interrupt() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        awaitEnd();
        return process.exitValue();
    }

    private void awaitEnd() {
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("tongbao ends").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
