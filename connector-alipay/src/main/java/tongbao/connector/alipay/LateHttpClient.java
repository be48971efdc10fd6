package tongbao.connector.alipay;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client that is made when it is first used. To make one takes a fifth of a whole start, for it reads all the
 * certificates that the JDK trusts, and nothing leaves before the gateway serves.
 */
final class LateHttpClient extends HttpClient {
    private final Duration timeoutConnect;
    private @Nullable HttpClient made;

    LateHttpClient(Duration timeoutConnect) {
        this.timeoutConnect = timeoutConnect;
    }

    /** Makes the client, unless it is made. */
    synchronized HttpClient make() {
        HttpClient present = made;
        if (present == null) {
            present = HttpClient.newBuilder()
                    .version(Version.HTTP_1_1)
                    .connectTimeout(timeoutConnect)
                    .followRedirects(Redirect.NEVER)
                    .build();
            made = present;
        }
        return present;
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.of(timeoutConnect);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return make().cookieHandler();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return make().proxy();
    }

    @Override
    public SSLContext sslContext() {
        return make().sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return make().sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return make().authenticator();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<Executor> executor() {
        return make().executor();
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return make().send(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return make().sendAsync(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request,
            HttpResponse.BodyHandler<T> handler,
            HttpResponse.@Nullable PushPromiseHandler<T> push) {
        return make().sendAsync(request, handler, push);
    }
}
