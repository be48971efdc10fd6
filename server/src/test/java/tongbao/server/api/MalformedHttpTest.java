package tongbao.server.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives below JSON: sizes, framing, paths. */
class MalformedHttpTest {
    private static final Shop SHOP = new Shop();
    private static final String POST = "POST /api/v1/pay/create HTTP/1.1\r\nHost: x\r\n";
    private static final String CREATE = "/api/v1/pay/create";

    @AfterAll
    static void stop() {
        SHOP.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/../v1/pay/create",
                "/api/v1//pay/create",
                "//api/v1/pay/create",
                "/api/v1/%70ay/create",
                "/api/v1/pay/%2e%2e/pay/create",
                "/api/v1/pay%2Fcreate",
                "/api/v1/pay/create/",
                "/api/v1/pay/create;x=1",
                "/API/v1/pay/create",
                "/api/v1/pay/./create",
                "/api/v1/pay/create%00",
                "/api/v1/pay/undo",
                "/api/v1/webhook-endpoints",
                "/"
            })
    void a_path_is_taken_exactly_as_it_was_sent(String path) {
        String head = Shop.head(SHOP.signed(Shop.APP, "POST", path, order()));

        String heard = SHOP.raw(
                (head + "Content-Length: " + order().length + "\r\n\r\n" + new String(order(), UTF_8)).getBytes(UTF_8));

        assertThat(heard).startsWith("HTTP/1.1 404").contains("\"type\":\"not_found\"", "\"request_id\":");
        assertThat(SHOP.isUntouched()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/pay/query/..",
                "/api/v1/pay/query/%2e%2e",
                "/api/v1/pay/query/a%2Fb",
                "/api/v1/pay/query/a/b"
            })
    void an_id_in_a_path_has_no_dots_slashes_or_escapes(String path) {
        String heard = SHOP.raw((Shop.head(SHOP.signed(Shop.APP, "GET", path, new byte[0])) + "\r\n").getBytes(UTF_8));

        assertThat(heard).startsWith("HTTP/1.1 404").contains("\"type\":\"not_found\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/pay/query?a=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/pay query HTTP/1.1\r\nHost: x\r\n\r\n",
                POST + "Content-Length: -1\r\n\r\n",
                POST + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
                POST + "Content-Encoding: gzip\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}",
                "nonsense\r\n\r\n"
            })
    void what_is_no_http_is_400_in_the_envelope(String request) {
        String heard = SHOP.raw(request.getBytes(ISO_8859_1));

        assertThat(heard).startsWith("HTTP/1.1 400").contains("\"effect\":\"none\"", "\"param\":", "\"request_id\":");
        assertThat(heard).doesNotContain("Exception", "helidon");
        assertThat(SHOP.isUntouched()).isTrue();
    }

    @Test
    void a_body_of_exactly_64_kib_is_read() {
        byte[] body = padded(BodyReader.BYTES_MAX);

        Shop.Heard heard = SHOP.send(SHOP.signed(Shop.APP, "POST", CREATE, body));

        assertThat(heard.type()).isEqualTo("unknown_field");
    }

    @ParameterizedTest
    @ValueSource(ints = {BodyReader.BYTES_MAX + 1, 500_000, 900_000})
    void a_larger_body_is_413_whether_its_length_is_told_or_not(int length) {
        byte[] body = padded(length);
        String head = Shop.head(SHOP.signed(Shop.APP, "POST", CREATE, body));
        String content = new String(body, UTF_8);

        String told = SHOP.raw((head + "Content-Length: " + length + "\r\n\r\n" + content).getBytes(UTF_8));
        String chunked = SHOP.raw((head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(length) + "\r\n"
                        + content + "\r\n0\r\n\r\n")
                .getBytes(UTF_8));

        assertThat(told).startsWith("HTTP/1.1 413").contains("\"type\":\"body_too_large\"", "\"code\":41301");
        assertThat(chunked).startsWith("HTTP/1.1 413").contains("\"type\":\"body_too_large\"");
        assertThat(SHOP.isUntouched()).isTrue();
    }

    @Test
    void a_body_that_does_not_come_is_408_and_the_connection_ends() {
        String head = Shop.head(SHOP.signed(Shop.APP, "POST", CREATE, order()));

        String heard = SHOP.raw((head + "Content-Length: 200\r\n\r\n{\"out_").getBytes(UTF_8));

        assertThat(heard).startsWith("HTTP/1.1 408").contains("\"type\":\"request_timeout\"", "Connection: close");
        assertThat(SHOP.isUntouched()).isTrue();
    }

    @Test
    void a_chunked_body_is_read_like_any_other() {
        String head = Shop.head(SHOP.signed(Shop.APP, "POST", CREATE, "{}".getBytes(UTF_8)));

        String heard =
                SHOP.raw((head + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n").getBytes(UTF_8));

        assertThat(heard).contains("\"param\":\"product\"");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/pay/create,POST",
        "POST,/api/v1/pay/query,GET",
        "DELETE,/api/v1/pay/query/pay_1,GET",
        "POST,/openapi.json,GET"
    })
    void another_method_is_405_and_says_which(String method, String path, String allowed) {
        Shop.Heard heard = SHOP.as(Shop.APP, method, path, "");

        assertThat(heard.status() + heard.type()).isEqualTo("405method_not_allowed");
        assertThat(heard.header("Allow")).containsExactly(allowed);
    }

    @Test
    void the_description_is_open_to_all() {
        String heard = SHOP.raw("GET /openapi.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(UTF_8));

        assertThat(heard).startsWith("HTTP/1.1 200").contains("\"openapi\": \"3.1.0\"");
    }

    @Test
    void a_head_request_is_405_without_a_body() {
        String head = Shop.head(SHOP.signed(Shop.APP, "HEAD", "/api/v1/pay/query/pay_1", new byte[0]));

        assertThat(SHOP.raw((head + "\r\n").getBytes(UTF_8)))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: GET", "\r\nDate: Sun, 22 Nov 2026 13:00:00 GMT\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void a_request_id_comes_back_when_it_is_well_formed() {
        Shop.Draft draft = SHOP.signed(Shop.APP, "GET", "/api/v1/pay/query/pay_1", new byte[0]);
        Shop.Heard own = SHOP.send(draft.with("X-Request-Id", "trace-17.a_b"));
        Shop.Heard made = SHOP.send(SHOP.signed(Shop.APP, "GET", "/api/v1/pay/query/pay_1", new byte[0])
                .with("X-Request-Id", "<b>"));

        assertThat(own.at("request_id")).isEqualTo("trace-17.a_b");
        assertThat(own.header("X-Request-Id")).containsExactly("trace-17.a_b");
        assertThat(made.at("request_id"))
                .startsWith("req_")
                .isEqualTo(made.header("X-Request-Id").getFirst());
    }

    private static byte[] order() {
        return Shop.order("A-1", "").getBytes(UTF_8);
    }

    private static byte[] padded(int length) {
        String start = "{\"x\":\"";
        return (start + "x".repeat(length - start.length() - 2) + "\"}").getBytes(UTF_8);
    }
}
