package tongbao.alipay;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** One POST to Alipay and what came back; it never repeats a request. */
final class Gateway {
    static final int RESPONSE_BYTES_MAX = 4 * 1024 * 1024;

    private static final Pattern CONTENT_IN_GBK = Pattern.compile("charset=\"?gbk", Pattern.CASE_INSENSITIVE);

    private final HttpClient http;
    private final URI address;
    private final Duration timeoutReply;

    Gateway(HttpClient http, URI address, Duration timeoutReply) {
        this.http = http;
        this.address = address;
        this.timeoutReply = timeoutReply;
    }

    /** What came back, in the charset that it says it is in; or why nothing usable did. */
    sealed interface Response {
        record Received(String body, Charset charset) implements Response {}

        record Failed(Outcome.Why why, String detail) implements Response {}
    }

    Response post(SortedMap<String, String> signed) {
        HttpResponse.BodyHandler<byte[]> bounded =
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), RESPONSE_BYTES_MAX);
        CompletableFuture<HttpResponse<byte[]>> pending = http.sendAsync(request(signed), bounded);
        try {
            // Not the request's own time-out: that one ends with the headers, and a body may trickle for ever.
            return received(pending.get(timeoutReply.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            pending.cancel(true);
            return new Response.Failed(Outcome.Why.SENT, "no whole response within " + timeoutReply);
        } catch (InterruptedException _) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            return new Response.Failed(Outcome.Why.SENT, "interrupted while waiting for the response");
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private HttpRequest request(SortedMap<String, String> signed) {
        var query = new TreeMap<>(signed);
        Map<String, String> body = Map.of("biz_content", String.valueOf(query.remove("biz_content")));
        return HttpRequest.newBuilder(URI.create(address + "?" + PayPage.encoded(query)))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .header("Accept", "text/plain,text/html,application/json")
                .POST(HttpRequest.BodyPublishers.ofString(PayPage.encoded(body), StandardCharsets.UTF_8))
                .build();
    }

    private static Response received(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            return new Response.Failed(Outcome.Why.SENT, "HTTP status " + response.statusCode());
        }
        Charset charset = charset(response.headers().firstValue("Content-Type").orElse(""));
        return new Response.Received(new String(response.body(), charset), charset);
    }

    /**
     * UTF-8 as asked for, or the GBK that Alipay's own pages are in; never a charset that the other side picks
     * freely.
     */
    private static Charset charset(String contentType) {
        return CONTENT_IN_GBK.matcher(contentType).find() ? Charset.forName("GBK") : StandardCharsets.UTF_8;
    }

    private static Response failed(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _,
                    ConnectException _,
                    UnknownHostException _,
                    UnresolvedAddressException _,
                    SSLHandshakeException _,
                    SSLPeerUnverifiedException _ ->
                new Response.Failed(Outcome.Why.NOT_SENT, "no connection: " + cause);
            case IOException _ -> new Response.Failed(Outcome.Why.SENT, "the connection failed: " + cause);
            default -> throw new IllegalStateException("sending failed in a way that is a bug here", cause);
        };
    }
}
