package tongbao.sandbox;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.domain.AlipayTradePagePayModel;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.internal.util.AlipayLogger;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.response.AlipayTradePrecreateResponse;
import com.alipay.api.response.AlipayTradeQueryResponse;
import com.alipay.api.response.AlipayTradeRefundResponse;
import com.alipay.v3.ApiClient;
import com.alipay.v3.ApiException;
import com.alipay.v3.util.model.AlipayConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.RsaKeys;

/** A running sandbox with one registered merchant, and everything a test does with it. */
final class Ground implements AutoCloseable {
    static final String APP_ID = "2021000100000001";
    static final KeyPair APP_KEYS = RsaKeys.generate(new SecureRandom());
    static final KeyPair OTHER_KEYS = RsaKeys.generate(new SecureRandom());

    /** Alipay's for the first merchant: made once, as to make one takes longer than most tests. */
    private static final KeyPair ALIPAY_KEYS = RsaKeys.generate(new SecureRandom());

    private static final HttpClient BROWSER = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final AtomicInteger ORDERS = new AtomicInteger();

    final Sandbox sandbox;
    final String sellerId;
    final String alipayPublicKey;
    final AlipayClient client;

    static {
        // Otherwise the Java platform below the SDK repeats a POST whose connection ended without an answer.
        System.setProperty("sun.net.http.retryPost", "false");
        AlipayLogger.setNeedEnableLogger(false);
        com.alipay.v3.util.AlipayLogger.setNeedEnableLogger(false);
    }

    private Ground(SandboxSettings settings, String registration) {
        this.sandbox = Sandbox.start(settings);
        JsonObject app = post("/sandbox/apps", registration).json();
        this.sellerId = app.text("seller_id").orElseThrow();
        this.alipayPublicKey = app.text("alipay_public_key").orElseThrow();
        this.client = client(APP_ID, RsaKeys.text(APP_KEYS.getPrivate()), "RSA2", "utf-8");
    }

    static SandboxSettings settings() {
        return SandboxSettings.inMemory(Clock.systemUTC(), new SecureRandom());
    }

    static Ground inMemory() {
        return with(settings());
    }

    static Ground keptIn(Path folder) {
        return new Ground(settings().keptIn(folder), registration(APP_ID, APP_KEYS)); // what is there keeps its keys
    }

    static Ground with(SandboxSettings settings) {
        return new Ground(settings, firstRegistration());
    }

    private static String firstRegistration() {
        return Json.write(Map.of(
                "app_id",
                APP_ID,
                "app_public_key",
                RsaKeys.text(APP_KEYS.getPublic()),
                "alipay_private_key",
                RsaKeys.text(ALIPAY_KEYS.getPrivate())));
    }

    static String registration(String appId, KeyPair keys) {
        return Json.write(Map.of("app_id", appId, "app_public_key", RsaKeys.text(keys.getPublic())));
    }

    AlipayClient client(String appId, String privateKey, String signType, String charset) {
        return new DefaultAlipayClient(
                sandbox.url() + "/gateway.do", appId, privateKey, "json", charset, alipayPublicKey, signType);
    }

    static String orderNumber() {
        return "T" + System.nanoTime() + "_" + ORDERS.incrementAndGet();
    }

    // What a browser or a tester does.

    record Got(int status, String body, String location, String contentType, HttpHeaders headers) {
        JsonObject json() {
            return Json.object(body).orElseThrow(() -> new AssertionError("no JSON: " + body));
        }
    }

    Got get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    /** As a browser with these headers, name by value. */
    Got browse(String path, String... headers) {
        return send(HttpRequest.newBuilder(uri(path)).GET().headers(headers));
    }

    Got delete(String path) {
        return send(HttpRequest.newBuilder(uri(path)).DELETE());
    }

    Got post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Got postForm(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    URI uri(String path) {
        return URI.create(path.startsWith("http") ? path : sandbox.url() + path);
    }

    static Got send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = BROWSER.send(request.build(), BodyHandlers.ofByteArray());
            String contentType = response.headers().firstValue("Content-Type").orElse("");
            String charset = contentType.endsWith("GBK") ? "GBK" : "UTF-8";
            return new Got(
                    response.statusCode(),
                    new String(response.body(), Charset.forName(charset)),
                    response.headers().firstValue("Location").orElse(""),
                    contentType,
                    response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    JsonObject trade(String outTradeNo) {
        return get("/sandbox/trades/" + outTradeNo).json();
    }

    void accident(String method, String kind) {
        Got got = post("/sandbox/accidents", Json.write(Map.of("method", method, "kind", kind)));
        if (got.status() != 200) {
            throw new AssertionError(got.body());
        }
    }

    void advance(long seconds) {
        Got got = post("/sandbox/clock/advance", "{\"seconds\":" + seconds + "}");
        if (got.status() != 200) {
            throw new AssertionError(got.body());
        }
    }

    /** A code on a payer's phone. */
    String payCode(String buyer, boolean asks) {
        return control("/sandbox/codes", Map.of("buyer", buyer, "asks", asks))
                .text("auth_code")
                .orElseThrow();
    }

    /** What a control call that succeeds answers. */
    JsonObject control(String path, Map<String, Object> body) {
        Got got = post(path, Json.write(body));
        if (got.status() != 200) {
            throw new AssertionError(got.body());
        }
        return got.json();
    }

    /** The client of version 3 for the same merchant, in public-key mode. */
    ApiClient clientV3() {
        var config = new AlipayConfig();
        config.setServerUrl(sandbox.url());
        config.setAppId(APP_ID);
        config.setPrivateKey(RsaKeys.text(APP_KEYS.getPrivate()));
        config.setAlipayPublicKey(alipayPublicKey);
        try {
            var made = new ApiClient();
            made.setAlipayConfig(config);
            return made;
        } catch (ApiException e) {
            throw new AssertionError(e);
        }
    }

    Got pay(String outTradeNo) {
        return post("/sandbox/trades/" + outTradeNo + "/pay", "{}");
    }

    // What a merchant does.

    <T extends AlipayResponse> T execute(AlipayRequest<T> request) {
        try {
            return client.execute(request);
        } catch (AlipayApiException e) {
            throw new AssertionError(e);
        }
    }

    AlipayTradePagePayRequest pageRequest(String outTradeNo, String amount) {
        var model = new AlipayTradePagePayModel();
        model.setOutTradeNo(outTradeNo);
        model.setTotalAmount(amount);
        model.setSubject("两本书 \"quoted\" <b>");
        model.setProductCode("FAST_INSTANT_TRADE_PAY");
        var request = new AlipayTradePagePayRequest();
        request.setBizModel(model);
        return request;
    }

    String pageAddress(AlipayTradePagePayRequest request) {
        try {
            return client.pageExecute(request, "GET").getBody();
        } catch (AlipayApiException e) {
            throw new AssertionError(e);
        }
    }

    AlipayTradePrecreateRequest precreateRequest(String outTradeNo, String amount, String notifyUrl) {
        var model = new AlipayTradePrecreateModel();
        model.setOutTradeNo(outTradeNo);
        model.setTotalAmount(amount);
        model.setSubject("咖啡 coffee");
        var request = new AlipayTradePrecreateRequest();
        request.setBizModel(model);
        if (!notifyUrl.isEmpty()) {
            request.setNotifyUrl(notifyUrl);
        }
        return request;
    }

    AlipayTradePrecreateResponse precreate(String outTradeNo, String amount, String notifyUrl) {
        return execute(precreateRequest(outTradeNo, amount, notifyUrl));
    }

    /** A paid order; its number. */
    String paid(String amount, String notifyUrl) {
        String number = orderNumber();
        precreate(number, amount, notifyUrl);
        Got got = pay(number);
        if (got.status() != 200) {
            throw new AssertionError(got.body());
        }
        return number;
    }

    AlipayTradeQueryResponse query(String outTradeNo) {
        var model = new AlipayTradeQueryModel();
        model.setOutTradeNo(outTradeNo);
        var request = new AlipayTradeQueryRequest();
        request.setBizModel(model);
        return execute(request);
    }

    static AlipayTradeRefundRequest refundRequest(String outTradeNo, String outRequestNo, String amount) {
        var model = new AlipayTradeRefundModel();
        model.setOutTradeNo(outTradeNo);
        model.setRefundAmount(amount);
        if (!outRequestNo.isEmpty()) {
            model.setOutRequestNo(outRequestNo);
        }
        var request = new AlipayTradeRefundRequest();
        request.setBizModel(model);
        return request;
    }

    AlipayTradeRefundResponse refund(String outTradeNo, String outRequestNo, String amount) {
        return execute(refundRequest(outTradeNo, outRequestNo, amount));
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
