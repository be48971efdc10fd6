package tongbao.sandbox.notice;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends forms to merchants: five seconds each, no redirects, of the answer only the beginning is kept. */
final class Post implements AutoCloseable {
    private static final Duration TIME_MAX = Duration.ofSeconds(5);
    private static final int ANSWER_BYTES_MAX = 64 * 1024;
    private static final int ANSWER_KEPT_MAX = 200;
    private static final String ACKNOWLEDGED = "success";

    private @Nullable HttpClient made;

    /** Made for the first notice: it reads all certificates that the JDK trusts, and a start needn't wait for that. */
    private synchronized HttpClient client() {
        HttpClient present = made;
        if (present == null) {
            present = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(TIME_MAX)
                    .build();
            made = present;
        }
        return present;
    }

    /** What the merchant answered; nothing when nobody answered in time. */
    record Answered(Optional<Integer> status, Optional<String> text) {
        static final Answered NOT = new Answered(Optional.empty(), Optional.empty());

        /** Only these seven bytes with 200 count. */
        boolean isAcknowledged() {
            return status.equals(Optional.of(200)) && text.equals(Optional.of(ACKNOWLEDGED));
        }
    }

    Answered send(String url, NoticeBody body) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(TIME_MAX)
                    .header(
                            "Content-Type",
                            "application/x-www-form-urlencoded; charset="
                                    + body.charset().name().toLowerCase(Locale.ROOT))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()))
                    .build();
            return send(request);
        } catch (IllegalArgumentException e) {
            return Answered.NOT;
        }
    }

    private Answered send(HttpRequest request) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
        try {
            HttpResponse<byte[]> response = answer.get(TIME_MAX.toMillis(), TimeUnit.MILLISECONDS);
            String text = new String(response.body(), StandardCharsets.UTF_8);
            String kept = text.length() > ANSWER_KEPT_MAX ? text.substring(0, ANSWER_KEPT_MAX) : text;
            return new Answered(Optional.of(response.statusCode()), Optional.of(kept));
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            return Answered.NOT;
        }
    }

    @Override
    public synchronized void close() {
        if (made != null) {
            made.shutdownNow();
        }
    }
}
