package tongbao.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tongbao.connector.alipay.Links;
import tongbao.core.gateway.Gateway;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.PaymentId;
import tongbao.core.store.Store;
import tongbao.core.testing.InMemoryStore;
import tongbao.core.testing.ManualClock;
import tongbao.core.testing.ScriptedChannel;
import tongbao.server.json.Json;
import tongbao.server.json.JsonReader;
import tongbao.server.security.Algorithm;
import tongbao.server.security.App;
import tongbao.server.security.Apps;
import tongbao.server.security.Permission;
import tongbao.server.security.Secret;

/** The API over real sockets, with a business app that signs by the book and not by our code. */
final class Shop implements AutoCloseable {
    static final String APP = "shop";
    static final String SECRET = "shop-secret-0123456789";

    /** The time on the wall and the business's time are years apart, so that nobody mixes them up. */
    final ManualClock real = new ManualClock(Instant.parse("2026-11-22T13:00:00Z"));

    final ManualClock business = new ManualClock(Instant.parse("2031-05-06T01:02:03Z"));
    final ScriptedChannel channel = new ScriptedChannel(business);
    final InMemoryStore memory = new InMemoryStore();
    final Gateway gateway;
    final Api api;
    private final WebServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final AtomicLong NONCES = new AtomicLong(1_000_000_000_000_000L);

    Shop() {
        this(Optional.empty());
    }

    Shop(Optional<Store> otherStore) {
        Store store = otherStore.orElse(memory);
        gateway = new Gateway(store, channel, business, new Random(7));
        Apps apps = new Apps(List.of(
                app(APP, App.Standing.ENABLED, Set.of(Permission.values()), 10_000),
                app("rival", App.Standing.ENABLED, Set.of(Permission.values()), 10_000),
                app("reader", App.Standing.ENABLED, Set.of(Permission.READ), 10_000),
                app("slow", App.Standing.ENABLED, Set.of(Permission.values()), 2),
                app("gone", App.Standing.DISABLED, Set.of(Permission.values()), 10_000)));
        Links links = new Links(URI.create("https://pay.example"));
        api = new Api(
                new Api.Ground(gateway, store, apps, links, real, account -> Duration.ZERO, new Random(8)),
                Duration.ofMillis(300));
        HttpRouting.Builder routing = HttpRouting.builder();
        api.register(routing);
        api.registerLast(routing);
        server = WebServer.builder()
                .port(0)
                .host("127.0.0.1")
                .shutdownHook(false)
                .directHandlers(api.directHandlers())
                .routing(routing)
                .build()
                .start();
    }

    private static App app(String id, App.Standing standing, Set<Permission> permissions, int callsPerSecond) {
        return new App(
                new AppId(id),
                new Secret(secret(id)),
                Algorithm.HMAC_SHA256,
                standing,
                permissions,
                callsPerSecond,
                App.Terms.usual(new AccountId("account")),
                Set.of("shop.example", "localhost"));
    }

    static String secret(String app) {
        return app.equals(APP) ? SECRET : app + "-secret-0123456789";
    }

    /** What was answered. */
    record Heard(int status, Map<String, List<String>> headers, String text) {
        private static final Json ABSENT = new Json.Text("absent");

        Json.Members json() {
            return JsonReader.read(text.getBytes(UTF_8));
        }

        /** The value at a path such as {@code data.attempts.0.status}; {@code absent} when there is none. */
        String at(String path) {
            Json value = json();
            for (String step : path.split("\\.", -1)) {
                value = step(value, step);
            }
            return switch (value) {
                case Json.Text text -> text.value();
                case Json.Numeral number -> number.literal();
                default -> value.canonical();
            };
        }

        private static Json step(Json value, String step) {
            if (value instanceof Json.Members members) {
                return members.fields().getOrDefault(step, ABSENT);
            }
            boolean indexes = value instanceof Json.Array && step.matches("[0-9]+");
            List<Json> values = value instanceof Json.Array array ? array.values() : List.of();
            return indexes && Integer.parseInt(step) < values.size() ? values.get(Integer.parseInt(step)) : ABSENT;
        }

        String type() {
            return at("error.type");
        }

        List<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .toList();
        }
    }

    Heard post(String path, String body) {
        return send(signed(APP, "POST", path, body.getBytes(UTF_8)));
    }

    Heard get(String path) {
        return send(signed(APP, "GET", path, new byte[0]));
    }

    Heard as(String app, String method, String path, String body) {
        return send(signed(app, method, path, body.getBytes(UTF_8)));
    }

    /** A call that can still be spoiled. */
    @SuppressWarnings("ArrayRecordComponent") // raw bytes, compared by nobody
    record Draft(String method, String target, Map<String, String> headers, byte[] body) {
        Draft with(String name, String value) {
            Map<String, String> changed = new LinkedHashMap<>(headers);
            changed.put(name, value);
            return new Draft(method, target, changed, body);
        }

        Draft without(String name) {
            Map<String, String> changed = new LinkedHashMap<>(headers);
            changed.remove(name);
            return new Draft(method, target, changed, body);
        }
    }

    Draft signed(String app, String method, String target, byte[] body) {
        Stamp now = new Stamp(real.instant().getEpochSecond(), "nonce_" + NONCES.incrementAndGet());
        return signed(app, method, target, body, now);
    }

    /** When a call was signed, and its once-only value. */
    record Stamp(long timestamp, String nonce) {}

    Draft signed(String app, String method, String target, byte[] body, Stamp stamp) {
        long timestamp = stamp.timestamp();
        String nonce = stamp.nonce();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-App-Id", app);
        headers.put("X-Timestamp", Long.toString(timestamp));
        headers.put("X-Nonce", nonce);
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        String pairs = Arrays.stream(query.split("&", -1)).sorted().collect(Collectors.joining("&"));
        String text = "TONGBAO1-HMAC-SHA256\n" + app + "\n" + method + "\n" + path + "\n" + pairs + "\n" + timestamp
                + "\n" + nonce + "\n" + sha256(body);
        headers.put("X-Signature", hmac(secret(app), text));
        return new Draft(method, target, headers, body);
    }

    static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    Heard send(Draft draft) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + draft.target()))
                .timeout(Duration.ofSeconds(20))
                .method(
                        draft.method(),
                        draft.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(draft.body()));
        draft.headers().forEach(request::header);
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            return new Heard(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Sends bytes as they are, and gives what comes until the server closes. */
    String raw(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The head of a signed call as text, to be sent raw. */
    static String head(Draft draft) {
        StringBuilder head = new StringBuilder(draft.method() + " " + draft.target() + " HTTP/1.1\r\nHost: x\r\n");
        draft.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        return head.append("Connection: close\r\n").toString();
    }

    static String order(String outTradeNo, String more) {
        return "{\"out_trade_no\":\"" + outTradeNo + "\",\"total_amount\":\"100.00\",\"subject\":\"茶\""
                + (more.contains("\"product\"") ? "" : ",\"product\":\"page\"") + (more.isEmpty() ? "" : "," + more)
                + "}";
    }

    Heard create(String outTradeNo) {
        return post("/api/v1/pay/create", order(outTradeNo, ""));
    }

    Payment payment(String paymentId) {
        return memory.find(new PaymentId(paymentId)).orElseThrow();
    }

    Optional<Payment> kept(String outTradeNo) {
        return memory.find(new AppId(APP), new OutTradeNo(outTradeNo));
    }

    /** The payer opens their link. */
    void open(Attempt attempt) {
        if (gateway.open(attempt.link()).isEmpty()) {
            throw new AssertionError("no such link");
        }
    }

    /** A payment that was paid and whose notice came; its id. */
    String paid(String outTradeNo) {
        String id = create(outTradeNo).at("data.payment_id");
        Payment payment = payment(id);
        Attempt attempt = payment.newest();
        open(attempt);
        channel.pay(attempt, payment.order().total());
        get("/api/v1/pay/query/" + id);
        return id;
    }

    /** Whether anything is kept that has work to do, or anything was sent to the channel. */
    boolean isUntouched() {
        Instant end = Instant.parse("2099-01-01T00:00:00Z");
        return memory.lease(end, end, 10).isEmpty()
                && memory.takeMessages(end, end, 10).isEmpty()
                && channel.calls().isEmpty();
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }
}
