package tongbao.server.ops;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import tongbao.store.postgres.Figures;

/**
 * {@code GET /health/live}: the process serves. {@code GET /health/ready}: it should be given requests, for its store
 * answers within a second and it isn't stopping. {@code GET /health/store}: what the store has done.
 */
public final class Health implements HttpService {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(1);

    private final Runnable probe;
    private final Supplier<List<Figures>> figures;
    private final Drain drain;
    private final Executor executor;
    private CompletableFuture<?> probing = CompletableFuture.completedFuture("nothing yet");

    /**
     * Takes a probe that asks the store for next to nothing and throws when there is no answer, and what the store has
     * done.
     */
    public Health(Runnable probe, Supplier<List<Figures>> figures, Drain drain, Executor executor) {
        this.probe = probe;
        this.figures = figures;
        this.drain = drain;
        this.executor = executor;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/health/live", (request, response) -> answer(response, Status.OK_200, "live"))
                .get("/health/ready", this::ready)
                .get(
                        "/health/store",
                        (request, response) -> send(response, Status.OK_200, StoreFigures.json(figures.get())));
    }

    private void ready(ServerRequest request, ServerResponse response) {
        if (drain.isDraining()) {
            answer(response, Status.SERVICE_UNAVAILABLE_503, "draining");
        } else if (storeAnswers()) {
            answer(response, Status.OK_200, "ready");
        } else {
            answer(response, Status.SERVICE_UNAVAILABLE_503, "store_unavailable");
        }
    }

    /** Probes that come together share one question, so that a store which hangs isn't asked by ever more threads. */
    private boolean storeAnswers() {
        try {
            probe().get(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private synchronized CompletableFuture<?> probe() {
        if (probing.isDone()) {
            probing = CompletableFuture.runAsync(probe, executor);
        }
        return probing;
    }

    private static void answer(ServerResponse response, Status status, String word) {
        send(response, status, "{\"status\":\"" + word + "\"}");
    }

    private static void send(ServerResponse response, Status status, String json) {
        response.status(status)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(json.getBytes(StandardCharsets.UTF_8));
    }
}
