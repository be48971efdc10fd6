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

/** Signs calls of a business application, written from the contract alone. */
record Shop(URI gateway, String id, String secret) {
    Shop(URI gateway, String secret) {
        this(gateway, "shop", secret);
    }

    /** A created payment, as much of it as tests need. */
    record Made(String paymentId, String orderNo, URI cashier) {}

    HttpRequest signed(String method, String path, String body, long timestamp, String nonce) {
        return request(method, path, body, timestamp, nonce)
                .header("X-Signature", signature(method, path, body, timestamp, nonce))
                .build();
    }

    HttpRequest.Builder request(String method, String path, String body, long timestamp, String nonce) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("X-App-Id", id)
                .header("X-Timestamp", Long.toString(timestamp))
                .header("X-Nonce", nonce);
    }

    String signature(String method, String path, String body, long timestamp, String nonce) {
        URI address = gateway.resolve(path);
        String[] pairs = (address.getRawQuery() == null ? "" : address.getRawQuery()).split("&", -1);
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

    static String nonce() {
        return UUID.randomUUID().toString();
    }

    /** Creates a page payment and opens its link, so that it may be paid. */
    Made create(String outTradeNo, String amount) {
        String body = DemoApp.order(outTradeNo, amount, "page");
        JsonNode payment =
                send(signed("POST", "/api/v1/pay/create", body, Instant.now().getEpochSecond(), nonce()));
        assertThat(payment.path("status").asString()).isEqualTo("awaiting");
        URI link = URI.create(payment.path("pay").path("url").asString());
        HttpResponse<String> opened = Tongbao.send(HttpRequest.newBuilder(link).build());
        assertThat(opened.statusCode()).isEqualTo(302);
        URI cashier = URI.create(opened.headers().firstValue("Location").orElseThrow());
        return new Made(payment.path("payment_id").asString(), DemoApp.orderNo(payment), cashier);
    }

    /** The payer's browser goes to the signed address. */
    void enter(Made made) {
        HttpRequest request = HttpRequest.newBuilder(made.cashier()).build();
        assertThat(Tongbao.send(request).statusCode()).isLessThan(400);
    }

    JsonNode query(Made made) {
        String path = "/api/v1/pay/query/" + made.paymentId() + "?sync=false";
        return send(signed("GET", path, "", Instant.now().getEpochSecond(), nonce()));
    }

    private static JsonNode send(HttpRequest request) {
        HttpResponse<String> answer = Tongbao.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Tongbao.JSON.readTree(answer.body()).path("data");
    }
}
