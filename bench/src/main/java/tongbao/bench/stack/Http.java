package tongbao.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Single calls between runs, never while the clock runs. */
public final class Http {
    private static final Duration WAIT_MAX = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    /** Nothing when nobody answers. */
    public Optional<HttpResponse<String>> get(URI address) {
        return send(HttpRequest.newBuilder(address).timeout(WAIT_MAX).GET().build());
    }

    Optional<HttpResponse<String>> post(URI address, String json) {
        return send(HttpRequest.newBuilder(address)
                .timeout(WAIT_MAX)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private Optional<HttpResponse<String>> send(HttpRequest request) {
        try {
            return Optional.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackBroken("interrupted");
        }
    }
}
