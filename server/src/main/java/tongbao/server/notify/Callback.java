package tongbao.server.notify;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import tongbao.connector.alipay.Heard;
import tongbao.core.gateway.Gateway;
import tongbao.core.payment.OrderNo;
import tongbao.core.store.StoreUnavailable;

/**
 * Alipay's notices, {@code POST /api/v1/pay/callback}. The answer is exactly {@code success} once what the notice says
 * is committed, or when there is nothing to keep; {@code failure} otherwise, so that Alipay repeats it.
 *
 * <p>Alipay reads the body alone. The status is for people: 200 for what Alipay signed, 400 for what it didn't, 413
 * for too large, 429 for what is forged too often, 500 and 503 for trouble on this side.
 */
public final class Callback implements HttpService {
    private static final int BODY_BYTES_MAX = 64 * 1024;

    /** What is read and thrown away of a body that is too large, so that its sender can read the answer. */
    private static final int DRAINED_BYTES_MAX = 1024 * 1024;

    private static final byte[] SUCCESS = "success".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FAILURE = "failure".getBytes(StandardCharsets.US_ASCII);
    private static final System.Logger LOG = System.getLogger(Callback.class.getName());

    private final Gateway gateway;
    private final NoticeReader reader;
    private final InstantSource time;
    private final Forgeries forgeries;
    private final Verdicts verdicts = new Verdicts();

    /** Takes the real time: when a notice was received is no business time. */
    public Callback(Gateway gateway, NoticeReader reader, InstantSource time) {
        this.gateway = gateway;
        this.reader = reader;
        this.time = time;
        this.forgeries = new Forgeries(time);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/api/v1/pay/callback", this::take)
                .any("/api/v1/pay/callback", Callback::refuseMethod)
                .get("/health/notices", this::tell);
    }

    private void take(ServerRequest request, ServerResponse response) throws IOException {
        Optional<byte[]> body = body(request);
        if (body.isEmpty()) {
            verdicts.count(Verdicts.Verdict.TOO_LARGE);
            LOG.log(Level.WARNING, "a notice is larger than {0} bytes", Integer.toString(BODY_BYTES_MAX));
            answer(response, Status.REQUEST_ENTITY_TOO_LARGE_413, FAILURE);
            return;
        }
        String from = request.remotePeer().host();
        try {
            take(body.get(), from, response);
        } catch (StoreUnavailable e) {
            verdicts.count(Verdicts.Verdict.FAILED);
            LOG.log(Level.WARNING, "a notice was not kept, for the store is unavailable: {0}", e.getMessage());
            answer(response, Status.SERVICE_UNAVAILABLE_503, FAILURE);
        } catch (RuntimeException e) {
            if (response.isSent()) {
                throw e;
            }
            verdicts.count(Verdicts.Verdict.FAILED);
            LOG.log(Level.ERROR, "a notice could not be handled", e);
            answer(response, Status.INTERNAL_SERVER_ERROR_500, FAILURE);
        }
    }

    private void take(byte[] body, String from, ServerResponse response) {
        switch (reader.read(body, time.instant())) {
            case Heard.Genuine genuine -> {
                boolean isTaken = take(genuine);
                answer(response, Status.OK_200, isTaken ? SUCCESS : FAILURE);
            }
            case Heard.Idle idle -> {
                verdicts.count(Verdicts.Verdict.IDLE);
                LOG.log(Level.INFO, "a notice says nothing to keep: {0}", idle.about());
                answer(response, Status.OK_200, SUCCESS);
            }
            case Heard.Stray stray -> {
                verdicts.count(Verdicts.Verdict.STRAY);
                LOG.log(Level.WARNING, "a notice is signed for somebody else: {0}", stray.about());
                answer(response, Status.OK_200, FAILURE);
            }
            case Heard.NotGenuine notGenuine -> refuse(response, from, notGenuine);
        }
    }

    private boolean take(Heard.Genuine genuine) {
        Gateway.Noticed noticed = gateway.notice(genuine.fact(), genuine.notice());
        verdicts.count(noticed, time.instant());
        log(noticed, genuine.fact().orderNo());
        return switch (noticed) {
            case TAKEN, NO_NEWS -> true;
            case CONTRADICTED, CONTRADICTED_AGAIN, ORPHAN, ORPHAN_WITHOUT_ROOM -> false;
        };
    }

    private static void log(Gateway.Noticed noticed, OrderNo orderNo) {
        switch (noticed) {
            case TAKEN -> LOG.log(Level.INFO, "a notice about {0} is kept", orderNo);
            case NO_NEWS -> LOG.log(Level.INFO, "a notice about {0} is kept and no news", orderNo);
            case CONTRADICTED -> LOG.log(Level.ERROR, "a notice contradicts what is kept: {0}", orderNo);
            case CONTRADICTED_AGAIN ->
                LOG.log(Level.WARNING, "a notice contradicts what is kept, as was recorded before: {0}", orderNo);
            case ORPHAN -> LOG.log(Level.WARNING, "a notice names an order that is not kept here: {0}", orderNo);
            case ORPHAN_WITHOUT_ROOM -> LOG.log(Level.ERROR, "an orphan notice finds no room: {0}", orderNo);
        }
    }

    private void tell(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json").header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(NoticeFigures.json(verdicts, gateway.figures()));
    }

    private void refuse(ServerResponse response, String from, Heard.NotGenuine notGenuine) {
        verdicts.count(Verdicts.Verdict.NOT_GENUINE);
        switch (forgeries.count(from)) {
            case TELL -> {
                LOG.log(Level.WARNING, "a notice from {0} is not genuine: {1}", from, notGenuine.why());
                answer(response, Status.BAD_REQUEST_400, FAILURE);
            }
            case LAST -> {
                LOG.log(
                        Level.WARNING,
                        "too many notices from {0} are not genuine; more are not logged for a minute",
                        from);
                answer(response, Status.TOO_MANY_REQUESTS_429, FAILURE);
            }
            case SILENT -> answer(response, Status.TOO_MANY_REQUESTS_429, FAILURE);
        }
    }

    private static Optional<byte[]> body(ServerRequest request) throws IOException {
        if (!request.content().hasEntity()) {
            return Optional.of(new byte[0]);
        }
        InputStream in = request.content().inputStream();
        byte[] body = in.readNBytes(BODY_BYTES_MAX + 1);
        if (body.length <= BODY_BYTES_MAX) {
            return Optional.of(body);
        }
        in.skip(DRAINED_BYTES_MAX);
        return Optional.empty();
    }

    private static void answer(ServerResponse response, Status status, byte[] word) {
        response.status(status).header(HeaderNames.CONTENT_TYPE, "text/plain").send(word);
    }

    private static void refuseMethod(ServerRequest request, ServerResponse response) {
        response.status(Status.METHOD_NOT_ALLOWED_405)
                .header(HeaderNames.ALLOW, "POST")
                .send();
    }
}
