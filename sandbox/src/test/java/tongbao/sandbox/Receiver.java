package tongbao.sandbox;

import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipaySignature;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tongbao.sandbox.wire.Form;

/** A merchant's address for notices: keeps what arrives and answers what it was told to. */
final class Receiver implements AutoCloseable {
    private static final int SECONDS_MAX = 20;

    private final HttpServer server;
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private volatile String answer = "success";
    private volatile int status = 200;
    private volatile Runnable meanwhile = () -> {};

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    record Arrived(String contentType, String raw) {
        Map<String, String> fields() {
            return Form.decode(raw.getBytes(StandardCharsets.US_ASCII), StandardCharsets.UTF_8);
        }

        String field(String name) {
            return fields().getOrDefault(name, "");
        }

        boolean isSignedBy(String publicKey) {
            try {
                return AlipaySignature.rsaCheckV1(new HashMap<>(fields()), publicKey, "utf-8", "RSA2");
            } catch (AlipayApiException e) {
                return false;
            }
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/notices";
    }

    void answering(int newStatus, String newAnswer) {
        status = newStatus;
        answer = newAnswer;
    }

    /** What happens between the arrival of a notice and the answer to it. */
    void meanwhile(Runnable happening) {
        meanwhile = happening;
    }

    Arrived next() {
        try {
            return Optional.ofNullable(arrived.poll(SECONDS_MAX, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("no notice arrived"));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    boolean isEmpty() {
        return arrived.isEmpty();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            arrived.add(new Arrived(
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                            .orElse(""),
                    body));
            meanwhile.run();
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            if (status == 302) {
                exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
            }
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
