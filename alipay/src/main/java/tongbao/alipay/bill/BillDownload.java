package tongbao.alipay.bill;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches a bill from the address that {@code alipay.data.dataservice.bill.downloadurl.query} gave, into a file. The
 * address holds for 30 seconds, so a failed fetch needs a new one. Often it is plain HTTP: what comes from there is
 * whole if {@link BillReader} says so, but nobody vouches that it is Alipay's.
 *
 * @param http must not follow redirects; its own time-out for connections holds
 * @param timeoutWhole how long all of it may take
 * @param bytesMax how large the file may become
 */
public record BillDownload(HttpClient http, Duration timeoutWhole, long bytesMax) {
    /** 2 GB packed, which is some 50 million lines. */
    public static final long BYTES_MAX = 2L << 30;

    public BillDownload {
        if (http.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the HTTP client must not follow redirects");
        }
        if (!timeoutWhole.isPositive() || bytesMax < 1) {
            throw new IllegalArgumentException("time-out and size must be positive");
        }
    }

    /** Ten minutes and {@link #BYTES_MAX}. */
    public BillDownload(HttpClient http) {
        this(http, Duration.ofMinutes(10), BYTES_MAX);
    }

    /** How a fetch ended. */
    public sealed interface Result {
        /** The archive is in the file. */
        record Fetched(Path file, long bytes) implements Result {}

        /** It is not, and the file is gone. */
        record Failed(String detail) implements Result {}
    }

    /**
     * Fetches the bill.
     *
     * @param file is written anew
     * @throws IOException if the file cannot be written or removed
     */
    public Result fetch(URI address, Path file) throws IOException {
        if (!List.of("http", "https").contains(String.valueOf(address.getScheme()))) {
            throw new IllegalArgumentException("not the address of a bill: " + address);
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(timeoutWhole)
                .build();
        CompletableFuture<HttpResponse<Path>> pending = http.sendAsync(request, into(file));
        Result result;
        try {
            // Not the request's own time-out: that one ends with the headers, and a body may trickle for ever.
            result = looked(pending.get(timeoutWhole.toMillis(), TimeUnit.MILLISECONDS), file);
        } catch (TimeoutException _) {
            pending.cancel(true);
            result = new Result.Failed("not all of it within " + timeoutWhole);
        } catch (InterruptedException _) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            result = new Result.Failed("interrupted");
        } catch (ExecutionException e) {
            result = new Result.Failed("the fetch failed: " + e.getCause());
        }
        if (result instanceof Result.Failed) {
            Files.deleteIfExists(file);
        }
        return result;
    }

    private HttpResponse.BodyHandler<Path> into(Path file) {
        return HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofFile(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING),
                bytesMax);
    }

    private static Result looked(HttpResponse<Path> response, Path file) throws IOException {
        byte[] beginning;
        try (InputStream in = Files.newInputStream(file)) {
            beginning = in.readNBytes(120);
        }
        if (response.statusCode() != 200) {
            return new Result.Failed("HTTP status " + response.statusCode());
        }
        if (beginning.length < 4 || beginning[0] != 'P' || beginning[1] != 'K') {
            String text = new String(beginning, StandardCharsets.US_ASCII).replaceAll("\\s+", " ");
            return new Result.Failed("not a zip, perhaps the address has ended: " + text);
        }
        return new Result.Fetched(file, Files.size(file));
    }
}
