package tongbao.bench.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import tongbao.bench.calls.Caller;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A business app's signed calls, to either gateway. One that is not answered, or not decidedly, is made again with the
 * same content and a new nonce, as the contract says.
 */
final class Line {
    private static final int TRIES_MAX = 80;
    private static final long GAP_MILLIS_FROM = 30;
    private static final long GAP_MILLIS_TO = 300;
    private static final int OK = 200;
    private static final Set<Integer> AGAIN = Set.of(401, 408, 429);

    private final Stage stage;
    private final Caller caller;
    private final RandomGenerator chance;
    private final Traffic traffic;
    private final Dealing dealing;
    private Optional<GatewayProcess> last = Optional.empty();

    /** What was decided, or that nothing was, after all tries. */
    sealed interface Answer {
        record Done(JsonNode data) implements Answer {}

        record Declined(String type) implements Answer {}

        /** {@code why} in a few words. */
        record Unknown(String why) implements Answer {}
    }

    Line(Stage stage, Dealing dealing, String noncePrefix, RandomGenerator chance, Traffic traffic) {
        this.stage = stage;
        this.dealing = dealing;
        this.chance = chance;
        this.traffic = traffic;
        this.caller = new Caller(stage.pretend().url(), Stage.APP_ID, stage.appSecret(), noncePrefix, Instant::now);
    }

    Answer post(String path, String json) {
        return until(path, () -> once("POST", path, "", json));
    }

    Answer get(String path, String query) {
        return until(path, () -> once("GET", path, query, ""));
    }

    /** One try. */
    private interface Try {
        Answer make();
    }

    private Answer until(String path, Try one) {
        for (int tries = 1; ; tries++) {
            Answer answer = one.make();
            traffic.answered(answer);
            if (!(answer instanceof Answer.Unknown) || tries == TRIES_MAX) {
                dealing.note(Instant.now(), path + " -> " + shown(answer) + (tries > 1 ? " after " + tries : ""));
                return answer;
            }
            pause(GAP_MILLIS_FROM, GAP_MILLIS_TO);
        }
    }

    private static String shown(Answer answer) {
        return switch (answer) {
            case Answer.Done done -> done.data().path("status").asString("done");
            case Answer.Declined declined -> declined.type();
            case Answer.Unknown unknown -> "unknown: " + unknown.why();
        };
    }

    void pause(long millisFrom, long millisTo) {
        LockSupport.parkNanos(
                Duration.ofMillis(chance.nextLong(millisFrom, millisTo)).toNanos());
    }

    /** Any gateway for what is new; for a retry mostly the other one. */
    private GatewayProcess next() {
        GatewayProcess drawn = stage.anyGateway(chance);
        if (last.filter(drawn::equals).isPresent()) {
            drawn = stage.anyGateway(chance);
        }
        last = Optional.of(drawn);
        return drawn;
    }

    private Answer once(String method, String path, String query, String json) {
        byte[] body = json.getBytes(UTF_8);
        URI gateway = next().url();
        String target = query.isEmpty() ? path : path + "?" + query;
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(target))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        caller.headers(method, path, query, body).forEach(request::header);
        if (body.length > 0) {
            request.header("Content-Type", "application/json");
        }
        return stage.web().send(request).map(Line::read).orElseGet(() -> new Answer.Unknown("no answer"));
    }

    private static Answer read(HttpResponse<String> answer) {
        int status = answer.statusCode();
        JsonNode json = json(answer.body());
        if (status == OK && json.has("data")) {
            return new Answer.Done(json.path("data"));
        }
        String type = json.path("error").path("type").asString("");
        boolean decided = status / 100 == 4 && !AGAIN.contains(status) && !type.isEmpty();
        return decided ? new Answer.Declined(type) : new Answer.Unknown(status + " " + type);
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** The payer opens a link at either gateway until it leads somewhere, or for good nowhere. */
    Optional<URI> open(String link) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(next().url().resolve("/pay/" + link))
                    .header("Accept", "text/html")
                    .GET();
            traffic.opened();
            Optional<HttpResponse<String>> page = stage.web().send(request);
            Optional<URI> address =
                    page.flatMap(each -> each.headers().firstValue("Location")).map(URI::create);
            boolean decided = page.isPresent() && page.get().statusCode() < 500;
            if (decided) {
                dealing.note(Instant.now(), "the link leads " + (address.isPresent() ? "to Alipay" : "nowhere"));
                return address;
            }
            pause(GAP_MILLIS_FROM, GAP_MILLIS_TO);
        }
        return Optional.empty();
    }

    /** Another line of the same app about the same order, for another thread. */
    Line twin(String noncePrefix, RandomGenerator random) {
        return new Line(stage, dealing, noncePrefix, random, traffic);
    }
}
