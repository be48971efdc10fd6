package tongbao.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import tongbao.connector.alipay.AlipayAccount;
import tongbao.connector.alipay.Heard;
import tongbao.core.channel.Channel;
import tongbao.core.gateway.Answer;
import tongbao.core.gateway.Gateway;
import tongbao.core.money.Money;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.AppId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Means;
import tongbao.core.payment.Order;
import tongbao.core.payment.OutTradeNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Plan;
import tongbao.core.payment.Product;
import tongbao.core.store.Notice;
import tongbao.core.store.Once;
import tongbao.core.testing.ManualClock;
import tongbao.core.testing.ScriptedChannel;
import tongbao.server.ops.Logs;
import tongbao.server.security.Algorithm;
import tongbao.server.security.App;
import tongbao.server.security.Permission;
import tongbao.server.security.Secret;
import tongbao.store.postgres.Database;

/** A running server over real sockets, with a second gateway on the same store, as another replica would be. */
public final class Running implements AutoCloseable {
    public static final AccountId ACCOUNT = new AccountId("main");
    public static final Money TOTAL = Money.ofFen(88_88);

    private static final AppId APP = new AppId("shop");

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final FaultyStore store = new FaultyStore();
    private final ScriptedChannel channel = new ScriptedChannel(clock);
    private final Map<String, Heard> notices = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Gateway replica;
    private final Server server;

    public Running() {
        this(UnaryOperator.identity());
    }

    /** With a channel of another kind around the scripted one. */
    public Running(UnaryOperator<Channel> around) {
        this.replica = new Gateway(store, channel, clock, new Random(7));
        Ground ground = new Ground(store, around.apply(channel), this::read, () -> {});
        this.server = Server.start(settings(), ground, clock);
    }

    static Settings settings() {
        AlipayAccount account = new AlipayAccount(
                ACCOUNT,
                URI.create("https://openapi-sandbox.dl.alipaydev.com/gateway.do"),
                "2021000000000001",
                "2088000000000001",
                "no key",
                "no key",
                Duration.ZERO,
                AlipayAccount.CALLS_PER_SECOND);
        App app = new App(
                APP,
                new Secret("a secret of at least thirty-two characters"),
                Algorithm.HMAC_SHA256,
                App.Standing.ENABLED,
                Set.of(Permission.values()),
                100,
                App.Terms.usual(ACCOUNT),
                Set.of("shop.example"));
        return new Settings(
                URI.create("https://pay.example"),
                new Settings.Bind("127.0.0.1", 0),
                Database.at("jdbc:postgresql://nowhere/none", "nobody", "none"),
                List.of(new Settings.Account(Settings.Mode.SANDBOX, account)),
                List.of(app),
                Logs.Threshold.WARN);
    }

    public Heard read(byte[] body, Instant receivedAt) {
        Heard heard = notices.get(new String(body, StandardCharsets.UTF_8));
        return heard == null ? new Heard.NotGenuine("no such signature") : heard;
    }

    public ManualClock clock() {
        return clock;
    }

    public FaultyStore store() {
        return store;
    }

    public ScriptedChannel channel() {
        return channel;
    }

    public Gateway replica() {
        return replica;
    }

    public Server server() {
        return server;
    }

    public Payment create() {
        return create("A cup of tea");
    }

    public Payment create(String subject) {
        return create(subject, Optional.of("https://shop.example/done?cart=5#top"));
    }

    public Payment create(String subject, Optional<String> returnUrl) {
        Instant now = clock.instant();
        Order order = new Order(
                APP,
                new OutTradeNo("T" + count.incrementAndGet()),
                TOTAL,
                subject,
                Optional.empty(),
                Map.of(),
                now,
                now.plus(Duration.ofMinutes(30)));
        Plan plan = new Plan(new Means(Product.PAGE, returnUrl, Map.of()), ACCOUNT);
        return ((Answer.Done<Payment>) replica.create(order, plan, Once.none())).value();
    }

    /** The payer pays at the channel, and nobody is told. */
    public Fact.Trade pay(Payment payment) {
        return channel.pay(payment.newest(), payment.order().total());
    }

    public Payment now(Payment payment) {
        return store.inner().find(payment.id()).orElseThrow();
    }

    /** What the notice with this body says, when it comes. */
    public void hears(String body, Heard heard) {
        notices.put(body, heard);
    }

    public void hears(String body, Fact.Trade fact) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        hears(body, new Heard.Genuine(fact, new Notice(body, ACCOUNT, fact.orderNo(), bytes, clock.instant())));
    }

    public HttpResponse<String> notice(String body) throws IOException, InterruptedException {
        return send("POST", "/api/v1/pay/callback", body);
    }

    public HttpResponse<String> open(Payment payment) throws IOException, InterruptedException {
        return get(link(payment.newest()));
    }

    public static String link(Attempt attempt) {
        return "/pay/" + attempt.link();
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request =
                request(path).method(method, BodyPublishers.ofString(body)).build();
        return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.url().resolve(path)).timeout(Duration.ofSeconds(20));
    }

    public long signatures() {
        return channel.calls().stream().filter(call -> call.startsWith("sign ")).count();
    }

    @Override
    public void close() {
        store.set(FaultyStore.Fault.NONE);
        store.letWritesThrough();
        server.close();
        http.close();
    }
}
