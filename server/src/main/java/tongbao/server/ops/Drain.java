package tongbao.server.ops;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a server end without cutting anybody off: it counts the requests under way, and once draining it refuses new
 * calls of business apps, which they may safely repeat elsewhere. Payers, notices and health are served to the end.
 */
public final class Drain implements Filter {
    private static final String API = "/api/";
    private static final String CALLBACK = "/api/v1/pay/callback";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int running;
    private volatile boolean draining;

    public boolean isDraining() {
        return draining;
    }

    public void begin() {
        draining = true;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String path = request.path().path();
        if (draining && path.startsWith(API) && !path.equals(CALLBACK)) {
            refuse(response);
            return;
        }
        count(1);
        try {
            chain.proceed();
        } finally {
            count(-1);
        }
    }

    private void count(int change) {
        lock.lock();
        try {
            running += change;
            if (running == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no request is under way; says whether that came in time. */
    public boolean awaitIdle(Duration wait) throws InterruptedException {
        long nanos = wait.toNanos();
        lock.lock();
        try {
            while (running > 0 && nanos > 0) {
                nanos = idle.awaitNanos(nanos);
            }
            return running == 0;
        } finally {
            lock.unlock();
        }
    }

    private static void refuse(RoutingResponse response) {
        String id = UUID.randomUUID().toString();
        String body =
                """
                {"code":50309,"message":"this replica is stopping","data":null,"request_id":"%s",\
                "error":{"type":"draining","effect":"none","param":null,\
                "next":"repeat the same call; another replica answers, or this one after its start","doc":null}}"""
                        .formatted(id);
        response.status(Status.SERVICE_UNAVAILABLE_503)
                .header(HeaderNames.RETRY_AFTER, "1")
                .header(HeaderNames.CONNECTION, "close")
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .header("X-Request-Id", id);
        response.send(body.getBytes(StandardCharsets.UTF_8));
    }
}
