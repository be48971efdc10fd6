package tongbao.alipay;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * One request to Alipay and what came back. It repeats nothing that can have left: the JDK's client tries a refused
 * connection, and a GET on a pooled connection that turns out to be closed, once more.
 *
 * <p>The HTTP client is made when it is first needed: to make one reads all the certificates that the JDK trusts, and
 * takes a fifth of a whole start.
 */
final class Transport {
    static final int RESPONSE_BYTES_MAX = 4 * 1024 * 1024;

    private final Supplier<HttpClient> maker;
    private @Nullable HttpClient made;

    Transport(Supplier<HttpClient> maker) {
        this.maker = maker;
    }

    static Transport over(HttpClient http) {
        return new Transport(() -> http);
    }

    /** Connections are kept and shared, TLS is verified, redirects are not followed. */
    static Transport of(Duration timeoutConnect) {
        return new Transport(() -> HttpClient.newBuilder()
                .connectTimeout(timeoutConnect)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build());
    }

    /** The HTTP client, made unless it is made. */
    synchronized HttpClient http() {
        HttpClient present = made;
        if (present == null) {
            present = maker.get();
            made = present;
        }
        return present;
    }

    /** What came back, or why nothing usable did. */
    sealed interface Response {
        /** What came back; no record, for the bytes are not a value. */
        final class Received implements Response {
            private final int status;
            private final HttpHeaders headers;
            private final byte[] body;

            Received(int status, HttpHeaders headers, byte[] body) {
                this.status = status;
                this.headers = headers;
                this.body = body;
            }

            int status() {
                return status;
            }

            /** The first value of a header. */
            Optional<String> header(String name) {
                return headers.firstValue(name);
            }

            String text(Charset charset) {
                return new String(body, charset);
            }
        }

        record Failed(Outcome.Why why, String detail) implements Response {}
    }

    /** Waits until the deadline; an interrupt ends the wait and the request. */
    Response send(HttpRequest request, Deadline deadline) {
        HttpResponse.BodyHandler<byte[]> bounded =
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), RESPONSE_BYTES_MAX);
        CompletableFuture<HttpResponse<byte[]>> pending = http().sendAsync(request, bounded);
        try {
            // Not the request's own time-out: that one ends with the headers, and a body may trickle for ever.
            HttpResponse<byte[]> response = pending.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
            return new Response.Received(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException _) {
            pending.cancel(true);
            return new Response.Failed(Outcome.Why.SENT, "no whole response within the time-out");
        } catch (InterruptedException _) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            return new Response.Failed(Outcome.Why.SENT, "interrupted while waiting for the response");
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        }
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
