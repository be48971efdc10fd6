package tongbao.server.cashier;

import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tongbao.core.gateway.Gateway;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.LinkToken;
import tongbao.core.payment.Payment;
import tongbao.core.store.Store;

/** How a payment stands when the payer comes back: asked at the channel, for as long as a payer likes to wait. */
final class Returning {
    /** A payer who waits longer sees what was known before; the page asks again by itself. */
    private static final Duration ASK_WAIT_MAX = Duration.ofSeconds(3);

    private final Gateway gateway;
    private final Store store;
    private final Executor executor;

    Returning(Gateway gateway, Store store, Executor executor) {
        this.gateway = gateway;
        this.store = store;
        this.executor = executor;
    }

    record Seen(Payment payment, Attempt attempt, Standing standing) {}

    /** Believes the token {@code t} and nothing else in the address. */
    Optional<Seen> look(ServerRequest request) {
        Optional<LinkToken> link = token(request.query().rawValue()).flatMap(LinkToken::read);
        return link.flatMap(store::find).map(payment -> look(payment, link.orElseThrow()));
    }

    private Seen look(Payment kept, LinkToken link) {
        Payment payment = kept.attempts().stream().anyMatch(Attempt::isUnsettled) ? refreshed(kept) : kept;
        Attempt attempt = payment.attempt(link).orElseThrow();
        return new Seen(payment, attempt, Standing.onReturn(payment, attempt, gateway.now()));
    }

    private Payment refreshed(Payment payment) {
        CompletableFuture<Payment> asked = CompletableFuture.supplyAsync(() -> gateway.refreshed(payment), executor);
        try {
            return asked.get(ASK_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return payment;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return payment;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException broken) {
                throw broken;
            }
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> token(String query) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith("t=")) {
                return Optional.of(pair.substring(2));
            }
        }
        return Optional.empty();
    }
}
