package tongbao.server.api;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tongbao.connector.alipay.Links;
import tongbao.core.gateway.Gateway;
import tongbao.core.payment.AccountId;
import tongbao.core.store.Store;
import tongbao.server.security.Apps;

/** The business apps' API: the front door of this package. */
public final class Api {
    private static final String PREFIX = "/api/";
    private static final String OPENAPI = "/openapi.json";

    /** Alipay's notices come in under the same prefix, and are somebody else's to take. */
    private static final String CALLBACK = "/api/v1/pay/callback";

    /**
     * What the API stands on. {@code real} is the time on the wall, whatever time the gateway lives in; {@code
     * refundGap} tells what an account needs between two refunds of one payment.
     */
    public record Ground(
            Gateway gateway,
            Store store,
            Apps apps,
            Links links,
            Clock real,
            Function<AccountId, Duration> refundGap,
            RandomGenerator chance) {}

    private final Reception reception;
    private final Clock real;

    public Api(Ground ground) {
        this(ground, BodyReader.TIME_MAX);
    }

    Api(Ground ground, Duration bodyTimeMax) {
        this.reception = new Reception(ground, bodyTimeMax);
        this.real = ground.real();
    }

    /** Registers the routes; what isn't among them is left to others. */
    public void register(HttpRouting.Builder routing) {
        routing.addFilter((chain, request, response) -> {
            response.header(HeaderNames.DATE, Times.http(real.instant()));
            chain.proceed();
            hangUp(request, response);
        });
        routing.any((request, response) -> {
            String path = path(request);
            if (path.equals(OPENAPI) || (path.startsWith(PREFIX) && !path.equals(CALLBACK))) {
                reception.handle(request, response);
            } else {
                response.next();
            }
        });
    }

    /** Registers, after all others, that there is nothing anywhere else. */
    public void registerLast(HttpRouting.Builder routing) {
        routing.any(reception::handle);
    }

    /** What the listener answers to a request that isn't HTTP; goes into the server's own configuration. */
    public DirectHandlers directHandlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        Arrays.stream(DirectHandler.EventType.values())
                .forEach(type -> handlers.addHandler(type, reception::unreadable));
        return handlers.build();
    }

    /** From now on calls are refused: this process is being stopped. */
    public void drain() {
        reception.drain();
    }

    static String path(ServerRequest request) {
        return request.prologue().uriPath().rawPath();
    }

    /** Helidon up to 4.5.3 promises to close a connection and doesn't (helidon#12324). */
    private static void hangUp(ServerRequest request, ServerResponse response) {
        boolean promised = request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)
                || response.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
        if (promised && response.isSent()) {
            throw new CloseConnectionException("the connection was to be closed");
        }
    }
}
