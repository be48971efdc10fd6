package tongbao.alipay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A gateway on this machine that gives each caller, ours or the official SDK, the same answer and keeps what was
 * asked.
 */
final class FakeAlipay implements AutoCloseable {
    /** What the gateway answers with. */
    record Canned(int status, String contentType, String body) {}

    private final HttpServer server;
    private final AtomicReference<Canned> answer = new AtomicReference<>(new Canned(404, "text/plain", ""));
    private final AtomicReference<Map<String, String>> asked = new AtomicReference<>(Map.of());

    FakeAlipay() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/gateway.do", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/gateway.do");
    }

    /** The parameters of the last request, query and form together. */
    Map<String, String> asked() {
        return asked.get();
    }

    void answers(int status, String contentType, String body) {
        answer.set(new Canned(status, contentType, body));
    }

    /** Answers with this node, signed, as the gateway does: JSON called HTML. */
    void signs(String method, String node) {
        answers(200, "text/html;charset=utf-8", signed(method, node));
    }

    static String signed(String method, String node) {
        return body(method, node, ",\"sign\":\"" + Vectors.alipaysKeys().sign(node, StandardCharsets.UTF_8) + "\"");
    }

    static String body(String method, String node, String rest) {
        return "{\"" + method.replace('.', '_') + "_response\":" + node + rest + "}";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var parameters =
                    new TreeMap<>(Vectors.decodedQuery(exchange.getRequestURI().getRawQuery()));
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            parameters.putAll(Vectors.decodedQuery(form));
            asked.set(Map.copyOf(parameters));
            Canned canned = answer.get();
            exchange.getResponseHeaders().set("Content-Type", canned.contentType());
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
