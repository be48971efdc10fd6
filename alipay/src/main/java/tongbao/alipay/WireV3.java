package tongbao.alipay;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The REST protocol: a path for each method, its fields as JSON or in the query, and the signature in a header.
 *
 * @param host the gateway's address without a path
 */
record WireV3(Application application, OwnKey key, URI host, Optional<ContentKey> contentKey, Clock clock)
        implements Wire {
    private static final String AUTHORIZATION = "ALIPAY-SHA256withRSA ";

    @Override
    public Protocol protocol() {
        return Protocol.V3;
    }

    @Override
    public HttpRequest request(Command command, Tokens tokens) {
        PathV3.Filled filled = PathV3.of(command.method()).filled(command.fields());
        String uri = filled.path() + query(filled.inQuery(), tokens);
        String json = filled.hasBody() ? JsonText.object(filled.inBody()) : "";
        String body = json.isEmpty()
                ? json
                : contentKey.map(it -> it.encrypt(json, StandardCharsets.UTF_8)).orElse(json);
        HttpRequest.Builder request = HttpRequest.newBuilder(host.resolve(uri))
                .method(
                        filled.verb(),
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .header("Authorization", authorization(stamp(), new Line(filled.verb(), uri, body), tokens))
                .header("Accept", "application/json")
                .header("Content-Type", contentKey.isPresent() ? "text/plain" : "application/json; charset=utf-8")
                .header("alipay-request-id", UUID.randomUUID().toString().replace("-", ""));
        contentKey.ifPresent(
                it -> request.header("alipay-encrypt-type", it.cipher().name()));
        tokens.appAuthToken().ifPresent(it -> request.header("alipay-app-auth-token", it));
        application.serials().ifPresent(it -> request.header("alipay-root-cert-sn", it.roots()));
        return request.build();
    }

    @Override
    public Answer answer(Command command, Transport.Response.Received response, Trust trust, Deadline deadline) {
        return new ResponseV3(response, contentKey).answer(trust, deadline);
    }

    /** What makes a request one of its kind: its time, and a word that was never used. */
    record Stamp(String nonce, long millis) {}

    /** What a request asks, as its signature names it: verb, path with query as sent, body as sent. */
    record Line(String verb, String uri, String body) {}

    private Stamp stamp() {
        return new Stamp(UUID.randomUUID().toString(), clock.millis());
    }

    String authorization(Stamp stamp, Line line, Tokens tokens) {
        String who = "app_id=" + application.appId()
                + application
                        .serials()
                        .map(it -> ",app_cert_sn=" + it.application())
                        .orElse("")
                + ",nonce=" + stamp.nonce() + ",timestamp=" + stamp.millis();
        return AUTHORIZATION + who + ",sign=" + key.sign(signedText(who, line, tokens), StandardCharsets.UTF_8);
    }

    static String signedText(String who, Line line, Tokens tokens) {
        return who + "\n" + line.verb() + "\n" + line.uri() + "\n" + line.body() + "\n"
                + tokens.appAuthToken().map(it -> it + "\n").orElse("");
    }

    private static String query(Map<String, String> fields, Tokens tokens) {
        var all = new TreeMap<>(fields);
        tokens.authToken().ifPresent(it -> all.put("auth_token", it));
        return all.isEmpty()
                ? ""
                : all.entrySet().stream()
                        .map(it -> it.getKey() + "=" + PathV3.encoded(it.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
