package tongbao.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class TransportTest {
    /** Longer than any of this takes on a busy machine; no test waits for it. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final Duration FOR_A_HELD_LINE = Duration.ofMillis(700);
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
    void a_tls_server_that_nobody_vouches_for_is_sent_nothing() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        PrivateKey key = KeyText.applicationPrivateKey(SignType.RSA2, Vectors.text("certs/root-rsa.key.pem"));
        Certificate certificate = Vectors.certificate("certs/root-rsa.crt");
        store.setKeyEntry("it", key, new char[0], certificate.chain().toArray(X509Certificate[]::new));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext selfSigned = SSLContext.getInstance("TLS");
        selfSigned.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned));
        var asked = new AtomicInteger();
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            assertThat(ask("https://127.0.0.1:" + server.getAddress().getPort() + "/gateway.do"))
                    .startsWith("Unknown[why=NOT_SENT");
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void an_interrupt_ends_a_call_that_waits_and_it_may_have_reached_alipay() throws Exception {
        var asked = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var outcome = new AtomicReference<String>("");
        var stillInterrupted = new AtomicBoolean();
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket connection = socket.accept()) {
                    assertThat(connection.getInputStream().read()).isPositive();
                    asked.countDown();
                    released.await();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            Thread caller = Thread.ofVirtual().start(() -> {
                outcome.set(Vectors.client()
                        .gateway(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/gateway.do"))
                        .build()
                        .query(TradeQuery.Request.of(new OutTradeNo("T1")))
                        .toString());
                stillInterrupted.set(Thread.currentThread().isInterrupted());
            });
            asked.await();
            caller.interrupt();
            caller.join();
            released.countDown();
        }
        assertThat(outcome.get()).startsWith("Unknown[why=SENT, detail=interrupted");
        assertThat(stillInterrupted).isTrue();
    }

    @Test
    void one_connection_serves_call_after_call() throws Exception {
        var connections = new AtomicInteger();
        String body = FakeAlipay.signed(TradeQuery.METHOD, PAID);
        String response = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        Socket connection = socket.accept();
                        connections.incrementAndGet();
                        Thread.ofVirtual().start(() -> answerForEver(connection, response));
                    }
                } catch (IOException _) {
                    // The test is over.
                }
            });
            var client = Vectors.client()
                    .gateway(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/gateway.do"))
                    .build();
            for (int i = 0; i < 5; i++) {
                assertThat(client.query(TradeQuery.Request.of(new OutTradeNo("T1"))))
                        .isInstanceOf(Outcome.Done.class);
            }
        }
        assertThat(connections).hasValue(1);
    }

    private static void answerForEver(Socket connection, String response) {
        try (connection) {
            var seen = new StringBuilder();
            for (int next = connection.getInputStream().read();
                    next >= 0;
                    next = connection.getInputStream().read()) {
                seen.append((char) next);
                if (seen.toString().endsWith("biz_content=%7B%22out_trade_no%22%3A%22T1%22%7D")) {
                    connection.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
                    connection.getOutputStream().flush();
                    seen.setLength(0);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_client_of_ones_own_is_used_but_must_not_follow_redirects() {
        try (var alipay = new FakeAlipay();
                var http = HttpClient.newHttpClient()) {
            alipay.signs(TradeQuery.METHOD, PAID);
            assertThat(Vectors.client()
                            .gateway(alipay.address())
                            .httpClient(http)
                            .build()
                            .query(TradeQuery.Request.of(new OutTradeNo("T1"))))
                    .isInstanceOf(Outcome.Done.class);
            var follows = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .build();
            assertThatThrownBy(() -> Vectors.client().httpClient(follows)).hasMessageContaining("redirects");
        }
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        for (String address : List.of("ftp://a/b", "gateway.do", "https://a/b?c=d", "https://a/b#c", "mailto:a")) {
            assertThatThrownBy(() -> Vectors.client().gateway(URI.create(address)))
                    .hasMessageContaining("not the address of a gateway");
        }
        assertThatThrownBy(() -> Vectors.client().timeoutReply(Duration.ZERO)).hasMessageContaining("positive");
        assertThatThrownBy(() -> Vectors.client().timeoutConnect(Duration.ofSeconds(-1)))
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> Vectors.client().appId("").build()).hasMessageContaining("the app id");
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
    void an_http_client_is_made_once_and_not_before_it_is_needed() {
        var made = new AtomicInteger();
        var transport = new Transport(() -> {
            made.incrementAndGet();
            return HttpClient.newHttpClient();
        });
        assertThat(made).hasValue(0);
        assertThat(transport.http()).isSameAs(transport.http());
        assertThat(made).hasValue(1);
    }

    @Test
    void clients_of_one_pool_are_prepared_together() {
        AlipayClient one = Vectors.client().build();
        AlipayClient other = Vectors.client().connectionsOf(one).build();
        AlipayClient alone = Vectors.client().build();
        one.prepare();
        assertThat(other.transport().http()).isSameAs(one.transport().http());
        assertThat(alone.transport().http()).isNotSameAs(one.transport().http());
    }

    @Test
    void a_response_without_a_bound_is_cut_off() {
        String huge = FakeAlipay.signed(TradeQuery.METHOD, PAID) + " ".repeat(Transport.RESPONSE_BYTES_MAX);
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
            String outcome =
                    ask("http://127.0.0.1:" + socket.getLocalPort() + "/gateway.do", hangUp ? LONG : FOR_A_HELD_LINE);
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
        return ask(address, LONG);
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
