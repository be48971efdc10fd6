package tongbao.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.alipay.api.AlipayApiException;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.response.AlipayTradeQueryResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongbao.sandbox.wire.JsonObject;
import tongbao.sandbox.wire.RsaKeys;

/** What the sandbox answers to a recorded request, byte for byte, is believed by the SDK that was recorded. */
class RecordedAnswerTest {
    private static final String ENCRYPT_KEY = "aYA0GP8JEW+D7/UFaskCWA==";
    /** The number in the recorded requests that are not in GBK. */
    private static final String RECORDED_NUMBER = "T1";

    @ParameterizedTest
    @MethodSource("tongbao.sandbox.RecordedTest#requests")
    void the_recorded_sdk_accepts_the_answer_to_its_recorded_request(JsonObject recorded) throws Exception {
        String query = recorded.text("rawQuery").orElseThrow();
        try (Ground ground = Ground.inMemory()) {
            ground.precreate(RECORDED_NUMBER, "88.88", "");
            ground.pay(RECORDED_NUMBER);
            joinAsRecorded(ground);

            var answer = read(ground, sent(ground, recorded), query);

            if (query.contains("charset=GBK")) {
                assertThat(answer.getSubCode()).isEqualTo("ACQ.TRADE_NOT_EXIST");
                assertThat(answer.getSubMsg()).isEqualTo("交易不存在");
            } else {
                assertThat(answer.getTradeStatus()).isEqualTo("TRADE_SUCCESS");
                assertThat(answer.getTotalAmount()).isEqualTo("88.88");
            }
        }
    }

    /** From now on the application is the one whose requests were recorded. */
    private static void joinAsRecorded(Ground ground) {
        ground.control(
                "/sandbox/apps",
                Map.of(
                        "app_id",
                        Ground.APP_ID,
                        "app_public_key",
                        Vectors.resource("/vectors/app.public.b64"),
                        "encrypt_key",
                        ENCRYPT_KEY));
    }

    private static HttpResponse<byte[]> sent(Ground ground, JsonObject recorded) throws Exception {
        JsonObject headers = (JsonObject) recorded.members().getOrDefault("headers", new JsonObject(Map.of()));
        var body =
                HttpRequest.BodyPublishers.ofString(recorded.text("rawBody").orElse(""), StandardCharsets.ISO_8859_1);
        var request = HttpRequest.newBuilder(
                        ground.uri("/gateway.do?" + recorded.text("rawQuery").orElseThrow()))
                .header("Content-Type", headers.text("Content-type").orElseThrow())
                .POST(body)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    /** The SDK asks the same and is given this answer. */
    private static AlipayTradeQueryResponse read(Ground ground, HttpResponse<byte[]> answer, String query)
            throws IOException, AlipayApiException {
        HttpServer replaying = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        replaying.createContext("/", exchange -> replay(exchange, answer));
        replaying.start();
        try {
            var client = new DefaultAlipayClient(
                    "http://127.0.0.1:" + replaying.getAddress().getPort() + "/gateway.do",
                    Ground.APP_ID,
                    RsaKeys.text(Ground.APP_KEYS.getPrivate()),
                    "json",
                    query.contains("charset=GBK") ? "GBK" : "utf-8",
                    ground.alipayPublicKey,
                    "RSA2",
                    ENCRYPT_KEY,
                    "AES");
            var model = new AlipayTradeQueryModel();
            model.setOutTradeNo(RECORDED_NUMBER);
            var request = new AlipayTradeQueryRequest();
            request.setBizModel(model);
            request.setNeedEncrypt(query.contains("encrypt_type=AES"));
            return client.execute(request);
        } finally {
            replaying.stop(0);
        }
    }

    private static void replay(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            answer.headers().firstValue("Content-Type").orElse(""));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }
}
