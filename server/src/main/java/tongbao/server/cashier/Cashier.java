package tongbao.server.cashier;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import tongbao.core.channel.ChannelBusy;
import tongbao.core.gateway.Gateway;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.LinkToken;
import tongbao.core.payment.Payment;
import tongbao.core.store.Store;
import tongbao.core.store.StoreUnavailable;

/**
 * The payer's side, under {@code /pay}: the link, which leads to Alipay or shows why not, and the page that Alipay
 * sends the payer back to. Of an address only the token counts.
 */
public final class Cashier implements HttpService {
    /** Browsers and proxies take longer addresses badly; from here on the parameters are posted. */
    private static final int REDIRECT_BYTES_MAX = 4_000;

    private static final String PATH = "/pay/";
    private static final System.Logger LOG = System.getLogger(Cashier.class.getName());

    private final Gateway gateway;
    private final Returning returning;
    private final Pages pages;

    /** Takes the executor on which the channel is asked while the payer waits for no longer than a moment. */
    public Cashier(Gateway gateway, Store store, Executor executor, RandomGenerator chance) {
        this.gateway = gateway;
        this.returning = new Returning(gateway, store, executor);
        this.pages = new Pages(chance);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get(PATH + "return/state", this::state)
                .get(PATH + "return", orApology(this::back))
                .get(PATH + "{token}", orApology(this::open))
                .any(PATH + "return/state", Cashier::refuseMethod)
                .any(PATH + "{token}", Cashier::refuseMethod);
    }

    private void open(ServerRequest request, ServerResponse response) {
        String path = request.path().path();
        Optional<LinkToken> link = LinkToken.read(path.substring(path.lastIndexOf('/') + 1));
        Optional<Gateway.Opened> opened = link.flatMap(gateway::open);
        if (opened.isEmpty()) {
            send(response, Status.NOT_FOUND_404, pages.unknown());
            return;
        }
        switch (opened.get()) {
            case Gateway.Opened.Go go -> lead(response, go.address());
            case Gateway.Opened.Show show -> {
                Payment payment = show.payment();
                Attempt attempt = payment.attempt(link.orElseThrow()).orElseThrow();
                Standing standing = Standing.atLink(payment, attempt, gateway.now());
                send(response, Status.OK_200, pages.state(payment, attempt, standing));
            }
        }
    }

    private void lead(ServerResponse response, String address) {
        if (address.getBytes(StandardCharsets.UTF_8).length > REDIRECT_BYTES_MAX) {
            Headers.ofPost(response, pages.posting(address), address);
            return;
        }
        Headers.ofAll(response);
        response.status(Status.FOUND_302).header(HeaderNames.LOCATION, address).send();
    }

    private void back(ServerRequest request, ServerResponse response) {
        Optional<Returning.Seen> seen = returning.look(request);
        if (seen.isEmpty()) {
            send(response, Status.NOT_FOUND_404, pages.unknown());
            return;
        }
        Returning.Seen now = seen.get();
        send(response, Status.OK_200, pages.state(now.payment(), now.attempt(), now.standing()));
    }

    /** What the page polls: {@code {"status":"paid"}}. */
    private void state(ServerRequest request, ServerResponse response) {
        Headers.ofAll(response);
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        try {
            Optional<Returning.Seen> seen = returning.look(request);
            response.status(seen.isPresent() ? Status.OK_200 : Status.NOT_FOUND_404);
            send(response, seen.map(now -> now.standing().word()).orElse("unknown"));
        } catch (StoreUnavailable e) {
            response.status(Status.SERVICE_UNAVAILABLE_503);
            send(response, "unavailable");
        }
    }

    private static void send(ServerResponse response, String word) {
        response.send(("{\"status\":\"" + word + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(ServerResponse response, Status status, Html page) {
        response.status(status);
        Headers.ofPage(response, page);
    }

    /** Whatever breaks, the payer gets a page that says what they can do. */
    private Handler orApology(Handler page) {
        return (request, response) -> {
            try {
                page.handle(request, response);
            } catch (StoreUnavailable e) {
                response.header(HeaderNames.RETRY_AFTER, "5");
                send(response, Status.SERVICE_UNAVAILABLE_503, pages.unavailable());
            } catch (ChannelBusy e) {
                response.header(HeaderNames.RETRY_AFTER, "1");
                send(response, Status.SERVICE_UNAVAILABLE_503, pages.unavailable());
            } catch (RuntimeException e) {
                if (response.isSent()) {
                    throw e;
                }
                LOG.log(System.Logger.Level.ERROR, "a page failed", e);
                send(response, Status.INTERNAL_SERVER_ERROR_500, pages.unavailable());
            }
        };
    }

    private static void refuseMethod(ServerRequest request, ServerResponse response) {
        response.status(Status.METHOD_NOT_ALLOWED_405)
                .header(HeaderNames.ALLOW, "GET")
                .send();
    }
}
