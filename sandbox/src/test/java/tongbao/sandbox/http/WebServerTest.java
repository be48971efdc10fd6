package tongbao.sandbox.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the web server takes and gives, byte by byte. */
class WebServerTest {
    private static final Instant NOW = Instant.parse("2026-01-05T02:00:09Z");
    private static final int MILLIS_MAX = 20_000;

    private final WebServer server = WebServer.bind(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Clock.fixed(NOW, ZoneOffset.UTC));

    WebServerTest() {
        server.serve(WebServerTest::answer);
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** Says what it was asked, or does what the path says. */
    private static Reply answer(Call call) {
        return switch (call.path()) {
            case "/reset" -> new Reply.Reset();
            case "/silence" -> new Reply.Silence();
            case "/half" -> new Reply.Half(Reply.text(200, "0123456789"));
            case "/elsewhere" -> new Reply.Redirect(302, "/there");
            case "/nothing" -> new Reply.Content(204, "text/plain", Bytes.of("unseen", ISO_8859_1));
            case "/later" -> Reply.text(200, "a").dated(NOW.plusSeconds(60));
            case "/failure" -> throw new IllegalStateException("on purpose");
            default ->
                Reply.text(
                        200,
                        call.method() + " " + call.path() + " " + call.query().text(ISO_8859_1) + " "
                                + call.header("X-One").orElse("-") + " "
                                + call.body().text(StandardCharsets.UTF_8));
        };
    }

    /** Everything that comes back until the connection ends. */
    private String said(String request) {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(MILLIS_MAX);
        return socket;
    }

    private static String ending(String first) {
        return first + "Connection: close\r\n\r\n";
    }

    @Test
    void an_answer_is_dated_and_has_a_length() {
        assertThat(said(ending("GET /a?b=c HTTP/1.1\r\nHost: x\r\nX-One: 1\r\nX-One: 2\r\n")))
                .startsWith("HTTP/1.1 200 OK\r\nDate: Mon, 05 Jan 2026 02:00:09 GMT\r\n")
                .contains("\r\nConnection: close\r\n", "\r\nContent-Length: 13\r\n")
                .endsWith("\r\n\r\nGET /a b=c 1 ");
        assertThat(said(ending("GET /later HTTP/1.1\r\n"))).contains("\r\nDate: Mon, 05 Jan 2026 02:01:09 GMT\r\n");
    }

    @Test
    void bodies_come_with_a_length_or_in_chunks_and_wait_to_be_asked_for() {
        assertThat(said(ending("POST / HTTP/1.1\r\nContent-Length: 3\r\n") + "abc"))
                .endsWith("POST /  - abc");
        assertThat(said(ending("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n")
                        + "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n"))
                .endsWith("POST /  - abc0123456789");
        assertThat(said(ending("POST / HTTP/1.1\r\nContent-Length: 1\r\nExpect: 100-continue\r\n") + "a"))
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n");
    }

    @Test
    void a_connection_carries_one_request_after_another() {
        String both = said("POST /a HTTP/1.1\r\nContent-Length: 1\r\n\r\n1" + ending("GET /b HTTP/1.1\r\n"));
        assertThat(both).containsSubsequence("Connection: keep-alive", "POST /a  - 1", "Connection: close", "GET /b");
        assertThat(said("GET /old HTTP/1.0\r\n\r\n"))
                .contains("Connection: close")
                .endsWith("GET /old  - ");
    }

    @Test
    void a_head_alone_and_what_has_no_body_end_with_the_head() {
        assertThat(said(ending("HEAD /a HTTP/1.1\r\n")))
                .contains("Content-Length: 11\r\n")
                .endsWith("\r\n\r\n");
        assertThat(said(ending("GET /nothing HTTP/1.1\r\n")))
                .doesNotContain("Content-Length")
                .endsWith("\r\n\r\n");
        assertThat(said(ending("GET /elsewhere HTTP/1.1\r\n"))).contains("Location: /there\r\n", "Content-Length: 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NONSENSE                                                              | 400",
                "GET / HTTP/2.0                                                        | 505",
                "GET /%zz HTTP/1.1                                                     | 400",
                "GET mailto:x HTTP/1.1                                                 | 400",
                "GET / HTTP/1.1;no colon                                               | 400",
                "GET / HTTP/1.1;name : blank                                           | 400",
                "POST / HTTP/1.1;Content-Length: -1                                    | 400",
                "POST / HTTP/1.1;Content-Length: 1;Content-Length: 2                   | 400",
                "POST / HTTP/1.1;Content-Length: 1;Transfer-Encoding: chunked          | 400",
                "POST / HTTP/1.1;Transfer-Encoding: gzip                               | 501",
                "POST / HTTP/1.1;Transfer-Encoding: chunked;;zz                        | 400",
                "POST / HTTP/1.1;Transfer-Encoding: chunked;;1;ab                      | 400",
                "POST / HTTP/1.1;Content-Length: 99999999                              | 413",
                "POST / HTTP/1.1;Transfer-Encoding: chunked;;FFFFFFF                   | 413",
                "GET /failure HTTP/1.1                                                 | 500",
            })
    void what_makes_no_sense_is_refused_and_ends_the_connection(String request, int status) throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write((request.replace(";", "\r\n") + "\r\n\r\n").getBytes(ISO_8859_1));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void a_head_without_end_is_refused() {
        assertThat(said("GET /" + "a".repeat(300_000) + " HTTP/1.1\r\n")).startsWith("HTTP/1.1 431 ");
        assertThat(said("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(201))).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void a_reset_is_a_reset_and_a_silence_is_an_end() throws IOException {
        assertThat(said("GET /silence HTTP/1.1\r\n\r\n")).isEmpty();
        assertThat(said("GET /half HTTP/1.1\r\n\r\n"))
                .contains("Content-Length: 10")
                .endsWith("\r\n\r\n01234");
        try (Socket socket = connected()) {
            socket.getOutputStream().write("GET /reset HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void an_end_cuts_connections_that_wait() throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            server.close();
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .endsWith("GET /  - ");
        }
    }

    @Test
    void a_header_is_never_two_lines() {
        var split = new Reply.Content(200, "text/plain", Bytes.of("", ISO_8859_1), Map.of("A", "b\r\nC: d"));
        assertThatThrownBy(() -> new Outgoing(new ByteArrayOutputStream())
                        .write(split, 0, NOW, new Outgoing.Manner(false, false)))
                .isInstanceOf(IllegalStateException.class);
    }
}
