package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private static final String PAID =
            "{\"code\":\"10000\",\"out_trade_no\":\"T1\",\"trade_no\":\"1\",\"total_amount\":\"1.00\","
                    + "\"trade_status\":\"TRADE_SUCCESS\"}";

    @Test
    void a_refused_connection_sends_nothing() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(ask("http://127.0.0.1:" + port + "/gateway.do")).startsWith("Unknown[why=NOT_SENT");
    }

    @Test
    void an_unknown_host_sends_nothing() {
        assertThat(ask("http://gateway.invalid/gateway.do")).startsWith("Unknown[why=NOT_SENT");
    }

    @Test
    void a_failed_tls_handshake_sends_nothing() throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContext withoutCertificate = SSLContext.getInstance("TLS");
        withoutCertificate.init(null, null, null);
        server.setHttpsConfigurator(new HttpsConfigurator(withoutCertificate));
        server.start();
        try {
            assertThat(ask("https://127.0.0.1:" + server.getAddress().getPort() + "/gateway.do"))
                    .startsWith("Unknown[why=NOT_SENT");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_connection_cut_after_the_headers_may_have_reached_alipay() throws Exception {
        assertThat(askRaw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ali", true))
                .startsWith("Unknown[why=SENT");
    }

    @Test
    void a_connection_cut_before_any_answer_may_have_reached_alipay() throws Exception {
        assertThat(askRaw("", true)).startsWith("Unknown[why=SENT");
    }

    @Test
    void silence_may_have_reached_alipay() throws Exception {
        assertThat(askRaw("", false)).startsWith("Unknown[why=SENT, detail=no whole response within");
    }

    @Test
    void a_body_that_never_ends_is_not_waited_for() throws Exception {
        assertThat(askRaw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ali", false))
                .startsWith("Unknown[why=SENT, detail=no whole response within");
    }

    @Test
    void a_page_an_error_status_and_a_redirect_may_have_reached_alipay() {
        String good = FakeAlipay.signed(TradeQuery.METHOD, PAID);
        assertThat(answered(200, good)).startsWith("Done");
        assertThat(answered(200, "<html><body>502 Bad Gateway</body></html>")).startsWith("Unknown[why=SENT");
        assertThat(answered(200, "")).startsWith("Unknown[why=SENT");
        assertThat(answered(500, good)).startsWith("Unknown[why=SENT, detail=HTTP status 500");
        assertThat(answered(302, good)).startsWith("Unknown[why=SENT, detail=HTTP status 302");
    }

    @Test
    void a_charset_that_no_gateway_has_does_not_throw() {
        try (var alipay = new FakeAlipay()) {
            for (String charset : List.of("-x", "x-JISAutoDetect", "", "utf-16")) {
                alipay.answers(200, "text/html;charset=" + charset, FakeAlipay.signed(TradeQuery.METHOD, PAID));
                assertThat(ask(alipay.address().toString())).startsWith("Done");
            }
        }
    }

    @Test
    void a_response_without_a_bound_is_cut_off() {
        String huge = FakeAlipay.signed(TradeQuery.METHOD, PAID) + " ".repeat(Gateway.RESPONSE_BYTES_MAX);
        assertThat(answered(200, huge)).startsWith("Unknown[why=SENT");
    }

    private static String answered(int status, String body) {
        try (var alipay = new FakeAlipay()) {
            alipay.answers(status, "text/html;charset=utf-8", body);
            return ask(alipay.address().toString());
        }
    }

    /** Asks a server that reads the request, writes these bytes, and then hangs up or holds the line. */
    private static String askRaw(String response, boolean hangUp) throws Exception {
        var asked = new CountDownLatch(1);
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(socket, response, hangUp, asked));
            String outcome = ask("http://127.0.0.1:" + socket.getLocalPort() + "/gateway.do", Duration.ofMillis(700));
            asked.countDown();
            return outcome;
        }
    }

    private static void serve(ServerSocket socket, String response, boolean hangUp, CountDownLatch asked) {
        try (Socket connection = socket.accept()) {
            byte[] request = new byte[16_384];
            int length = 0;
            while (!new String(request, 0, length, StandardCharsets.US_ASCII).contains("biz_content=")) {
                length += connection.getInputStream().read(request, length, request.length - length);
            }
            connection.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            if (!hangUp) {
                asked.await();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String ask(String address) {
        return ask(address, Duration.ofSeconds(20));
    }

    private static String ask(String address, Duration timeoutReply) {
        return Vectors.client()
                .gateway(URI.create(address))
                .timeoutReply(timeoutReply)
                .build()
                .query(TradeQuery.Request.of(new OutTradeNo("T1")))
                .toString();
    }
}
