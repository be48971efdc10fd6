package tongbao.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The Java platform's own web server on virtual threads, with bounds on everything a caller may send or hold. */
public final class WebServer implements AutoCloseable {
    /** Longer bodies get 413. */
    private static final int BODY_MAX = 1 << 20;
    /** More requests at once get 503. */
    private static final int REQUESTS_MAX = 1024;

    private static final String REQUEST_SECONDS_MAX = "30";
    private static final String CONNECTIONS_MAX = "4096";
    /** Their own style, the one script of ours, and asking here; nothing from elsewhere. */
    private static final String PAGES_MAY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; base-uri 'none'";

    private static final Duration DRAIN_MAX = Duration.ofSeconds(5);
    private static final System.Logger LOG = System.getLogger(WebServer.class.getName());

    static {
        // Read once by the server's classes; whoever set them before us keeps them.
        setDefault("sun.net.httpserver.nodelay", "true");
        setDefault("sun.net.httpserver.maxReqTime", REQUEST_SECONDS_MAX);
        setDefault("jdk.httpserver.maxConnections", CONNECTIONS_MAX);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(REQUESTS_MAX);

    private WebServer(HttpServer server) {
        this.server = server;
    }

    /** Binds at once, and answers only after {@link #serve}: what came until then waits. */
    public static WebServer bind(InetSocketAddress address) {
        try {
            return new WebServer(HttpServer.create(address, 0));
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox can't listen on " + address, e);
        }
    }

    public void serve(Function<Call, Reply> answering) {
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, answering));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange, Function<Call, Reply> answering) throws IOException {
        if (!free.tryAcquire()) {
            send(exchange, Reply.text(503, "the sandbox is busy"));
            return;
        }
        try (exchange) {
            Optional<Call> call = read(exchange);
            send(exchange, call.map(present -> answer(present, answering)).orElseGet(WebServer::tooLong));
        } finally {
            free.release();
        }
    }

    private static Optional<Call> read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) {
            // A little more is read away, so that most callers see the answer and not a broken connection.
            long _ = exchange.getRequestBody().skip(BODY_MAX);
            return Optional.empty();
        }
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return Optional.of(new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Bytes.of(query, StandardCharsets.UTF_8),
                Bytes.of(body),
                headers(exchange)));
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    private static Reply tooLong() {
        return Reply.text(413, "a body has at most " + BODY_MAX + " bytes");
    }

    private static Reply answer(Call call, Function<Call, Reply> answering) {
        try {
            return answering.apply(call);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.log(System.Logger.Level.ERROR, "the sandbox failed at " + call.method() + " " + call.path(), e);
            return Reply.text(500, "the sandbox failed; its log says why");
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        switch (reply) {
            case Reply.Content content ->
                write(exchange, content, content.body().length());
            case Reply.Half half ->
                write(exchange, half.content(), half.content().body().length() / 2);
            case Reply.Redirect redirect -> {
                redirect.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.getResponseHeaders().set("Location", redirect.location());
                exchange.sendResponseHeaders(redirect.status(), -1);
            }
            case Reply.Silence _ -> exchange.close();
        }
    }

    private static void write(HttpExchange exchange, Reply.Content content, int length) throws IOException {
        var headers = exchange.getResponseHeaders();
        content.headers().forEach(headers::set);
        headers.set("Content-Type", content.contentType());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        if (content.contentType().startsWith("text/html;")) {
            headers.set("Content-Security-Policy", PAGES_MAY);
        }
        exchange.sendResponseHeaders(
                content.status(),
                content.body().length() == 0 ? -1 : content.body().length());
        if (content.body().length() > 0) {
            exchange.getResponseBody().write(content.body().raw(), 0, length);
            exchange.getResponseBody().flush();
        }
    }

    /** Lets the requests under way end, for at most five seconds, and cuts the rest. */
    @Override
    public void close() {
        try {
            if (!free.tryAcquire(REQUESTS_MAX, DRAIN_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "requests were cut when the sandbox closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.shutdownNow();
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
