package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who calls, what is repeated, and what is tampered with. */
class CallersTest {
    private final DemoApp app = Shared.tongbao().app();

    @Test
    void equal_content_written_differently_is_the_same_create() {
        String number = Shared.number("same");
        DemoApp.Answer first = app.post("/api/v1/pay/create", """
                {"out_trade_no":"%s","total_amount":"99.90","subject":"书","product":"page",
                 "metadata":{"a":"1","b":"2"}}""".formatted(number));
        DemoApp.Answer again = app.post("/api/v1/pay/create", """
                { "metadata" : {"b":"2","a":"1"}, "expires_in":1800, "product":"page",
                  "subject":"\\u4e66", "total_amount":99.9, "out_trade_no":"%s" }""".formatted(number));
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.repeated()).isFalse();
        assertThat(again.status()).as("%s", again.json()).isEqualTo(200);
        assertThat(again.repeated()).isTrue();
        assertThat(again.data()).isEqualTo(first.data());
    }

    @Test
    void another_amount_under_the_same_number_is_refused_by_name() {
        String number = Shared.number("other");
        app.create(number, "99.90", "page");
        DemoApp.Answer other = app.post("/api/v1/pay/create", """
                {"out_trade_no":"%s","total_amount":"99.91","subject":"一本书","product":"page"}""".formatted(number));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().path("code").asInt()).isEqualTo(40902);
        assertThat(other.errorType()).isEqualTo("out_trade_no_reused");
        assertThat(other.param()).isEqualTo("total_amount");
    }

    @Test
    void a_tampered_a_replayed_and_a_stale_request_are_refused() {
        String number = Shared.number("bad");
        String body = "{\"out_trade_no\":\"" + number
                + "\",\"total_amount\":\"1.00\",\"subject\":\"x\",\"product\":\"page\"}";
        String path = "/api/v1/pay/create";
        long now = Instant.now().getEpochSecond();
        String nonce = DemoApp.nonce();
        HttpRequest tampered = app.request("POST", path, body.replace("1.00", "0.01"), now, nonce)
                .header("X-Signature", app.signature("POST", path, body, now, nonce))
                .build();
        assertThat(app.send(tampered).errorType()).isEqualTo("bad_signature");
        HttpRequest good = app.signed("POST", path, body, now, nonce);
        assertThat(app.send(good).status()).isEqualTo(200);
        assertThat(app.send(good).errorType()).isEqualTo("replayed_nonce");
        HttpRequest stale = app.signed("POST", path, body, now - 301, DemoApp.nonce());
        assertThat(app.send(stale).errorType()).isEqualTo("stale_timestamp");
    }
}
