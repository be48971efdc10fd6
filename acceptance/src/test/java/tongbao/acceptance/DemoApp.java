package tongbao.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/** A business application that signs its calls by itself, written from the contract alone. */
final class DemoApp {
    private final Tongbao tongbao;
    private final String id;
    private final String secret;

    DemoApp(Tongbao tongbao, JsonNode dev) {
        this.tongbao = tongbao;
        this.id = dev.path("app_id").asString();
        this.secret = dev.path("app_secret").asString();
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
        HttpResponse<String> answer = tongbao.send(request);
        boolean repeated = answer.headers().firstValue("Idempotency-Hit").isPresent();
        return new Answer(answer.statusCode(), Tongbao.JSON.readTree(answer.body()), repeated);
    }

    static String nonce() {
        return UUID.randomUUID().toString();
    }

    HttpRequest signed(String method, String path, String body, long timestamp, String nonce) {
        return request(method, path, body, timestamp, nonce)
                .header("X-Signature", signature(method, path, body, timestamp, nonce))
                .build();
    }

    HttpRequest.Builder request(String method, String path, String body, long timestamp, String nonce) {
        return HttpRequest.newBuilder(tongbao.gateway(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("X-App-Id", id)
                .header("X-Timestamp", Long.toString(timestamp))
                .header("X-Nonce", nonce);
    }

    String signature(String method, String path, String body, long timestamp, String nonce) {
        URI address = tongbao.gateway(path);
        String[] pairs = (address.getRawQuery() == null ? "" : address.getRawQuery()).split("&");
        Arrays.sort(pairs);
        String text = "TONGBAO1-HMAC-SHA256\n" + id + "\n" + method + "\n" + address.getRawPath() + "\n"
                + String.join("&", pairs) + "\n" + timestamp + "\n" + nonce + "\n" + sha256(body);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode create(String outTradeNo, String amount, String product) {
        Answer answer = post(
                "/api/v1/pay/create",
                """
                {"out_trade_no":"%s","total_amount":"%s","subject":"一本书","product":"%s"}"""
                        .formatted(outTradeNo, amount, product));
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
        return answer.data();
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
                """
                {"payment_id":"%s","out_request_no":"%s","refund_amount":"%s"}"""
                        .formatted(payment.path("payment_id").asString(), requestNo, amount));
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
