package tongbao.alipay.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillDownloadTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final byte[] ZIP = Zips.gbk(SampleBills.tradeArchive(
            List.of(SampleBills.Trade.paid("15453", 100), SampleBills.Trade.paid("15454", 350))));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_bill_is_fetched_into_a_file_and_read_from_there() throws IOException {
        BillDownload.Result result = fetch(200, ZIP, BillDownload.BYTES_MAX);
        Path file = folder.resolve("bill.zip");
        assertThat(result).isEqualTo(new BillDownload.Result.Fetched(file, ZIP.length));
        try (var in = Files.newInputStream(file)) {
            assertThat(new BillReader().read(in, _ -> {}).files()).hasSize(2);
        }
    }

    @Test
    void what_is_no_bill_is_told_and_leaves_no_file() throws IOException {
        byte[] page = "<html>\n<body>expired</body>".getBytes(StandardCharsets.UTF_8);
        assertThat(fetch(200, page, 1000)).asString().contains("not a zip", "<html> <body>expired");
        assertThat(fetch(200, new byte[0], 1000)).asString().contains("not a zip");
        assertThat(fetch(403, ZIP, 100_000)).asString().contains("HTTP status 403");
        assertThat(fetch(302, ZIP, 100_000)).asString().contains("HTTP status 302");
        assertThat(fetch(200, ZIP, ZIP.length - 1)).asString().contains("the fetch failed");
        assertThat(folder.resolve("bill.zip")).doesNotExist();
    }

    @Test
    void a_body_that_trickles_for_ever_is_given_up() throws Exception {
        var asked = new CountDownLatch(1);
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hold(socket, asked));
            var download = new BillDownload(HTTP, Duration.ofMillis(700), 1000);
            var result = download.fetch(
                    URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/bill"), folder.resolve("bill.zip"));
            asked.countDown();
            assertThat(result).asString().contains("not all of it within PT0.7S");
        }
    }

    @Test
    void a_thread_that_is_interrupted_stops_waiting() throws Exception {
        var asked = new CountDownLatch(1);
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hold(socket, asked));
            Thread.currentThread().interrupt();
            var result = new BillDownload(HTTP)
                    .fetch(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"), folder.resolve("bill.zip"));
            asked.countDown();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(result).isEqualTo(new BillDownload.Result.Failed("interrupted"));
        }
    }

    @Test
    void wrong_settings_are_told_at_once() {
        var following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        assertThatThrownBy(() -> new BillDownload(following)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BillDownload(HTTP, Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BillDownload(HTTP).fetch(URI.create("file:/etc/passwd"), folder.resolve("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private BillDownload.Result fetch(int status, byte[] body, long bytesMax) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            URI address = URI.create(
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/downloadBillFile.resource?x=%2F");
            return new BillDownload(HTTP, Duration.ofSeconds(20), bytesMax).fetch(address, folder.resolve("bill.zip"));
        } finally {
            server.stop(0);
        }
    }

    /** Answers with the beginning of a bill and holds the line. */
    private static void hold(ServerSocket socket, CountDownLatch asked) {
        try (Socket connection = socket.accept()) {
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nPK".getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
            asked.await();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
