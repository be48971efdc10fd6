package tongbao.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** The demo app of a running Tongbao, with the moves that stories are made of. */
final class DemoApp {
    private final Tongbao tongbao;
    private final Shop shop;

    DemoApp(Tongbao tongbao, JsonNode dev) {
        this.tongbao = tongbao;
        this.shop = new Shop(
                URI.create(dev.path("gateway_url").asString()),
                dev.path("app_id").asString(),
                dev.path("app_secret").asString());
    }

    /** An answer of the business API. */
    record Answer(int status, JsonNode json, boolean repeated) {
        JsonNode data() {
            return json.path("data");
        }

        String text(String field) {
            return data().path(field).asString();
        }

        String errorType() {
            return json.path("error").path("type").asString("");
        }

        String param() {
            return json.path("error").path("param").asString("");
        }
    }

    Answer post(String path, String body) {
        return send(signed("POST", path, body, Instant.now().getEpochSecond(), nonce()));
    }

    Answer get(String path) {
        return send(signed("GET", path, "", Instant.now().getEpochSecond(), nonce()));
    }

    Answer send(HttpRequest request) {
        HttpResponse<String> answer = Tongbao.send(request);
        boolean repeated = answer.headers().firstValue("Idempotency-Hit").isPresent();
        return new Answer(answer.statusCode(), Tongbao.JSON.readTree(answer.body()), repeated);
    }

    static String nonce() {
        return Shop.nonce();
    }

    HttpRequest signed(String method, String path, String body, long timestamp, String nonce) {
        return shop.signed(method, path, body, timestamp, nonce);
    }

    HttpRequest.Builder request(String method, String path, String body, long timestamp, String nonce) {
        return shop.request(method, path, body, timestamp, nonce);
    }

    String signature(String method, String path, String body, long timestamp, String nonce) {
        return shop.signature(method, path, body, timestamp, nonce);
    }

    JsonNode create(String outTradeNo, String amount, String product) {
        Answer answer = post("/api/v1/pay/create", order(outTradeNo, amount, product));
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
        return answer.data();
    }

    static String order(String outTradeNo, String amount, String product) {
        return "{\"out_trade_no\":\"" + outTradeNo + "\",\"total_amount\":\"" + amount
                + "\",\"subject\":\"一本书\",\"product\":\"" + product + "\"}";
    }

    JsonNode query(JsonNode payment) {
        return get("/api/v1/pay/query/" + payment.path("payment_id").asString()).data();
    }

    String status(JsonNode payment) {
        return get("/api/v1/pay/query/" + payment.path("payment_id").asString() + "?sync=false")
                .text("status");
    }

    Answer refund(JsonNode payment, String requestNo, String amount) {
        return post(
                "/api/v1/pay/refund",
                "{\"payment_id\":\"" + payment.path("payment_id").asString() + "\",\"out_request_no\":\"" + requestNo
                        + "\",\"refund_amount\":\"" + amount + "\"}");
    }

    Answer close(JsonNode payment) {
        return post(
                "/api/v1/pay/close",
                "{\"payment_id\":\"" + payment.path("payment_id").asString() + "\"}");
    }

    /** The payer opens the link; the signed address is the answer. */
    String open(JsonNode payment) {
        HttpResponse<String> opened =
                tongbao.get(URI.create(payment.path("pay").path("url").asString()));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(302);
        return opened.headers().firstValue("Location").orElseThrow();
    }

    /** The payer opens the link, enters the cashier and pays. */
    void pay(JsonNode payment) {
        enter(open(payment));
        tongbao.control("/sandbox/trades/" + orderNo(payment) + "/pay", "{}");
    }

    void enter(String address) {
        assertThat(tongbao.get(URI.create(address)).statusCode()).isLessThan(400);
    }

    JsonNode paid(String outTradeNo, String amount) {
        JsonNode payment = create(outTradeNo, amount, "page");
        pay(payment);
        Eventually.is(outTradeNo + " is paid", () -> status(payment).equals("paid"));
        return payment;
    }

    static String orderNo(JsonNode payment) {
        JsonNode attempts = payment.path("attempts");
        return attempts.path(attempts.size() - 1).path("alipay_out_trade_no").asString();
    }
}
