package tongbao.sandbox.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tongbao.sandbox.wire.Json;
import tongbao.sandbox.wire.JsonObject;

/** The control calls of one sandbox: what Java does to it is what any program could do. */
record Control(String url) {
    private static final Duration TIME_MAX = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(TIME_MAX)
            .build();

    JsonObject get(String path) {
        return send(path, request(path).GET());
    }

    JsonObject delete(String path) {
        return send(path, request(path).DELETE());
    }

    JsonObject post(String path, Map<String, ?> body) {
        return postJson(path, Json.write(body));
    }

    JsonObject postJson(String path, String json) {
        return send(path, request(path).POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/sandbox/" + path)).timeout(TIME_MAX);
    }

    private static JsonObject send(String path, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            JsonObject answer = Json.object(response.body())
                    .orElseThrow(() -> new IllegalStateException(path + " answered no JSON: " + response.body()));
            if (response.statusCode() != 200) {
                throw new NotDone(response.statusCode(), answer.text("message").orElse(response.body()));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox is gone at " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + path, e);
        }
    }
}
