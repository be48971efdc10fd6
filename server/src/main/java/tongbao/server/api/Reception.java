package tongbao.server.api;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tongbao.core.channel.ChannelBusy;
import tongbao.core.store.StoreUnavailable;
import tongbao.server.json.Fields;
import tongbao.server.json.Json;
import tongbao.server.json.JsonReader;
import tongbao.server.json.JsonRefused;
import tongbao.server.security.Caller;
import tongbao.server.security.CallerRefused;
import tongbao.server.security.Callers;
import tongbao.server.security.Knock;

/** Takes every call: finds its route, reads it within bounds, lets its caller in, and answers in the envelope. */
final class Reception {
    private static final System.Logger LOG = System.getLogger(Reception.class.getName());
    private static final String OPENAPI = "/openapi.json";
    private static final HeaderName REQUEST_ID = HeaderNames.create(RequestIds.HEADER);
    private static final HeaderName IDEMPOTENCY_HIT = HeaderNames.create("Idempotency-Hit");
    private static final String JSON = "application/json";

    private final Callers callers;
    private final Counters counters;
    private final RequestIds ids;
    private final BodyReader bodies;
    private final byte[] openApi;
    private volatile boolean draining;

    Reception(Api.Ground ground, Duration bodyTimeMax) {
        this.callers = new Callers(ground.apps(), ground.store(), ground.real());
        this.counters = new Counters(ground);
        this.ids = new RequestIds(ground.chance());
        this.bodies = new BodyReader(bodyTimeMax);
        this.openApi = OpenApi.read();
    }

    void drain() {
        draining = true;
    }

    void handle(ServerRequest request, ServerResponse response) {
        String id = ids.of(values(request, REQUEST_ID));
        response.header(REQUEST_ID, id);
        if (Api.path(request).equals(OPENAPI)
                && request.prologue().method().text().equals("GET")) {
            send(response, Envelope.OK, openApi);
            return;
        }
        Optional<Unfinished> unfinished = Optional.empty();
        try {
            Route.Match match = match(request, response);
            byte[] asked = bodies.read(request);
            Unfinished call = new Unfinished(match, callers.recognise(knock(request, asked)));
            unfinished = Optional.of(call);
            Reply reply = spendingTheNonce(call, () -> answer(request, call, asked));
            byte[] body = Envelope.of(reply, id);
            if (reply.novelty() == Reply.Novelty.REPEATED) {
                response.header(IDEMPOTENCY_HIT, "true");
            }
            send(response, Envelope.OK, body);
        } catch (RuntimeException e) {
            Effect unsure = unfinished.map(Unfinished::effectWhenBroken).orElse(Effect.NONE);
            Problem problem = problem(e, unsure, id);
            boolean bodiless = request.prologue().method().text().equals("HEAD");
            refuse(response, problem, bodiless ? new byte[0] : Envelope.of(problem, id));
        }
    }

    /** A call whose caller is known. */
    private record Unfinished(Route.Match match, Caller caller) {
        /** What it may have done when it broke off: nothing, as long as nothing but its nonce was written. */
        Effect effectWhenBroken() {
            return caller.once().comesBeforeAll() ? Effect.NONE : match.route().effectWhenBroken();
        }
    }

    /**
     * Whatever the answer is, the nonce is spent before it leaves, and a copy is told that it is one. Only when the
     * store is out of reach there is nothing to spend it with.
     */
    private static Reply spendingTheNonce(Unfinished call, Supplier<Reply> answer) {
        try {
            Reply reply = answer.get();
            call.caller().spendNonce();
            return reply;
        } catch (StoreUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException refused) {
            call.caller().spendNonce();
            throw refused;
        }
    }

    private Route.Match match(ServerRequest request, ServerResponse response) {
        if (draining) {
            throw new Refused(Problem.draining());
        }
        String path = Api.path(request);
        List<Route.Match> matches = Route.of(path);
        String method = request.prologue().method().text();
        Set<String> allowed = path.equals(OPENAPI)
                ? Set.of("GET")
                : matches.stream().map(match -> match.route().method()).collect(Collectors.toSet());
        if (allowed.isEmpty()) {
            throw new Refused(Problem.of(ErrorType.NOT_FOUND, "There is nothing at this path."));
        }
        return matches.stream()
                .filter(match -> match.route().method().equals(method))
                .findFirst()
                .orElseThrow(() -> {
                    response.header(HeaderNames.ALLOW, String.join(", ", allowed));
                    return new Refused(
                            Problem.of(ErrorType.METHOD_NOT_ALLOWED, "This path does not take this method."));
                });
    }

    private static Knock knock(ServerRequest request, byte[] body) {
        return new Knock(
                request.prologue().method().text(),
                Api.path(request),
                rawQuery(request),
                name -> values(request, HeaderNames.create(name)),
                body);
    }

    private static String rawQuery(ServerRequest request) {
        return request.prologue().query().rawValue();
    }

    /** What only reads has no write for the nonce to go along with. */
    private Reply answer(ServerRequest request, Unfinished call, byte[] body) {
        Route route = call.match().route();
        call.caller().enter(route.permission());
        if (route.isRead()) {
            call.caller().spendNonce();
        }
        Fields fields = fields(route, rawQuery(request), body);
        return counters.answer(route, new Call(call.caller(), call.match().id(), fields));
    }

    private static Fields fields(Route route, String rawQuery, byte[] body) {
        Json.Members query = QueryReader.read(rawQuery);
        if (route.isRead()) {
            return Fields.of(query, route.fields());
        }
        Fields.of(query, Set.of());
        return Fields.of(JsonReader.read(body), route.fields());
    }

    private static Problem problem(RuntimeException thrown, Effect unsure, String id) {
        return switch (thrown) {
            case Refused refused -> refused.problem();
            case JsonRefused refused -> Problem.of(refused);
            case CallerRefused refused -> Problem.of(refused);
            case ChannelBusy busy -> Problem.signingBusy();
            case StoreUnavailable unavailable -> {
                LOG.log(System.Logger.Level.WARNING, "{0}: the store is unavailable: {1}", id, thrown.getMessage());
                yield Problem.storeUnavailable(unsure);
            }
            case RuntimeException bug -> {
                LOG.log(System.Logger.Level.ERROR, "call " + id + " met a bug", bug);
                yield Problem.internal(unsure);
            }
        };
    }

    private static void refuse(ServerResponse response, Problem problem, byte[] body) {
        problem.retryAfterSeconds()
                .ifPresent(seconds -> response.header(HeaderNames.RETRY_AFTER, Long.toString(seconds)));
        if (endsConnection(problem.type())) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        send(response, problem.type().status(), body);
    }

    /** After these the rest of what was sent can't be told from the next request. */
    private static boolean endsConnection(ErrorType type) {
        return Set.of(
                        ErrorType.BODY_TOO_LARGE,
                        ErrorType.REQUEST_TIMEOUT,
                        ErrorType.INVALID_REQUEST,
                        ErrorType.DRAINING)
                .contains(type);
    }

    private static void send(ServerResponse response, int status, byte[] body) {
        response.status(status)
                .header(HeaderNames.CONTENT_TYPE, JSON)
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .send(body);
    }

    /** What is answered to something that isn't a well-formed request. */
    @SuppressWarnings("UnusedVariable") // the signature is Helidon's
    DirectHandler.TransportResponse unreadable(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType type,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        String id = ids.of(List.of());
        Problem problem = status.code() >= Status.INTERNAL_SERVER_ERROR_500.code()
                ? Problem.internal(Effect.UNKNOWN)
                : Problem.of(ErrorType.INVALID_REQUEST, "This is no well-formed HTTP request.")
                        .about("$");
        return DirectHandler.TransportResponse.builder()
                .status(Status.create(problem.type().status()))
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, JSON)
                .header(REQUEST_ID, id)
                .keepAlive(false)
                .entity(Envelope.of(problem, id))
                .build();
    }

    private static List<String> values(ServerRequest request, HeaderName name) {
        return request.headers().contains(name) ? request.headers().get(name).allValues() : List.of();
    }
}
