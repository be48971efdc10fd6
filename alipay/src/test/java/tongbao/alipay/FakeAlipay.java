package tongbao.alipay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A gateway on this machine that gives each caller, ours or the official SDK, the same answer and keeps what was
 * asked. It speaks both protocols.
 */
final class FakeAlipay implements AutoCloseable {
    static final String TIMESTAMP = "1795312800123";
    static final String NONCE = "7c1b0b8e1f9a4e0fb9ad4bb6f3c0b9a1";

    /** What the gateway answers with. */
    record Canned(int status, Map<String, String> headers, String body) {}

    /** What was asked: header names are small letters. */
    record Asked(String verb, String uri, Map<String, String> headers, String body) {
        /** The parameters of query and form together. */
        Map<String, String> parameters() {
            return parameters(StandardCharsets.UTF_8);
        }

        Map<String, String> parameters(Charset charset) {
            var all = new TreeMap<String, String>();
            int mark = uri.indexOf('?');
            if (mark >= 0) {
                all.putAll(Vectors.decodedQuery(uri.substring(mark + 1), charset));
            }
            if (headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded")) {
                all.putAll(Vectors.decodedQuery(body, charset));
            }
            return all;
        }
    }

    private final HttpServer server;
    private final AtomicReference<Canned> answer = new AtomicReference<>(new Canned(404, Map.of(), ""));
    private final Map<String, Canned> answerOfMethod = new ConcurrentHashMap<>();
    private final List<Asked> asked = new ArrayList<>();

    FakeAlipay() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/gateway.do");
    }

    /** The parameters of the last request, query and form together. */
    Map<String, String> asked() {
        return last().parameters();
    }

    synchronized Asked last() {
        return asked.getLast();
    }

    synchronized List<Asked> all() {
        return List.copyOf(asked);
    }

    void answers(int status, String contentType, String body) {
        answer.set(new Canned(status, Map.of("Content-Type", contentType), body));
    }

    /** What a call of V2 to this method is answered with, whatever others are. */
    void answersTo(String method, String body) {
        answerOfMethod.put(method, new Canned(200, Map.of("Content-Type", "text/html;charset=utf-8"), body));
    }

    /** Answers with this node, signed, as the gateway does: JSON called HTML. */
    void signs(String method, String node) {
        answers(200, "text/html;charset=utf-8", signed(method, node));
    }

    /** Answers as protocol V3 does, signed by headers. */
    void signsV3(int status, String body) {
        answerV3(status, body, signV3(body));
    }

    void answerV3(int status, String body, String sign) {
        answerV3(
                status,
                body,
                sign,
                Vectors.certificate("certs/alipayCertPublicKey_RSA2.crt").serial());
    }

    void answerV3(int status, String body, String sign, String serial) {
        var headers = new TreeMap<>(Map.of("Content-Type", "application/json;charset=utf-8"));
        headers.put("alipay-trace-id", "trace-1");
        headers.put(
                "alipay-sn",
                Vectors.certificate("certs/alipayCertPublicKey_RSA2.crt").serial());
        if (!sign.isEmpty()) {
            headers.put("alipay-sn", serial);
            headers.putAll(Map.of("alipay-timestamp", TIMESTAMP, "alipay-nonce", NONCE, "alipay-signature", sign));
        }
        answer.set(new Canned(status, headers, body));
    }

    static String signV3(String body) {
        return Vectors.alipaysKeys().sign(TIMESTAMP + "\n" + NONCE + "\n" + body + "\n", StandardCharsets.UTF_8);
    }

    static String signed(String method, String node) {
        return signed(method, node, "");
    }

    static String signed(String method, String node, String rest) {
        return body(
                method, node, rest + ",\"sign\":\"" + Vectors.alipaysKeys().sign(node, StandardCharsets.UTF_8) + "\"");
    }

    static String body(String method, String node, String rest) {
        return "{\"" + method.replace('.', '_') + "_response\":" + node + rest + "}";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new TreeMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            var request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(headers),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            synchronized (this) {
                asked.add(request);
            }
            String method = request.parameters().getOrDefault("method", "");
            Canned canned = Optional.ofNullable(answerOfMethod.get(method)).orElseGet(answer::get);
            canned.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = canned.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(canned.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
