package tongbao.bench.torture;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import tongbao.bench.stack.StackBroken;

/** Calls by HTTP, whose other end may be killed at any moment. */
final class Web {
    /** A gateway waits for the database and for Alipay for some seconds each. */
    private static final Duration WAIT_MAX = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    /** Nothing when no whole answer came: then nobody knows what was done. */
    Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
        try {
            return Optional.of(client.send(request.timeout(WAIT_MAX).build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackBroken("interrupted");
        }
    }
}
