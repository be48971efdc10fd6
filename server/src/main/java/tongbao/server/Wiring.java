package tongbao.server;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import tongbao.connector.alipay.SigningPool;
import tongbao.core.gateway.Gateway;
import tongbao.core.payment.PaymentId;
import tongbao.core.payment.Timetable;
import tongbao.server.api.Api;
import tongbao.server.cashier.Cashier;
import tongbao.server.notify.Callback;
import tongbao.server.notify.Matching;
import tongbao.server.ops.AccessLog;
import tongbao.server.ops.Drain;
import tongbao.server.ops.Health;
import tongbao.server.outward.Teller;
import tongbao.server.security.Apps;
import tongbao.server.work.Chase;
import tongbao.server.work.Forget;
import tongbao.server.work.Loop;

/** Every constructor on one page, and the only place that touches the real time, chance and threads. */
final class Wiring {
    private static final int CONNECTIONS_MAX = 10_000;

    /** A payment that is not there: asking for it is the cheapest proof that the store answers. */
    private static final PaymentId NOBODY = new PaymentId("pay_0000000000000000000000000");

    private final Settings settings;
    private final Ground ground;
    private final Clock wall = Clock.systemUTC();
    private final SecureRandom chance = new SecureRandom();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Drain drain = new Drain();
    private final Gateway gateway;
    private final Clock business;
    private final Api api;
    private final Chase chase;

    Wiring(Settings settings, Ground ground, Clock business) {
        this.settings = settings;
        this.ground = ground;
        this.business = business;
        Apps apps = new Apps(settings.apps());
        this.gateway = new Gateway(ground.store(), ground.channel(), business, chance, apps::policy);
        this.api = new Api(
                new Api.Ground(gateway, ground.store(), apps, settings.links(), wall, settings::refundGap, chance));
        this.chase = new Chase(gateway.chaser(Timetable.LEASE));
    }

    /** Signs on platform threads: work that only computes would hold up every virtual thread beside it. */
    static SigningPool signing(SigningPool.Bounds bounds) {
        return new SigningPool(new ThreadPoolExecutor(
                bounds.threads(),
                bounds.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(bounds.queue()),
                Thread.ofPlatform().name("sign-", 1).daemon().factory()));
    }

    /** Opens the ground while the rest is being put together. */
    CompletableFuture<Void> open() {
        return CompletableFuture.runAsync(ground.open(), executor);
    }

    WebServer web() {
        Health health = new Health(() -> ground.store().find(NOBODY), ground.figures(), drain, executor);
        Callback callback = new Callback(gateway, ground.notices(), wall);
        Cashier cashier = new Cashier(gateway, ground.store(), executor, chance);
        HttpRouting.Builder routing = HttpRouting.builder()
                .addFilter(drain)
                .addFilter(new AccessLog())
                .register(health)
                .register(callback)
                .register(cashier);
        api.register(routing);
        api.registerLast(routing);
        return WebServer.builder()
                .host(settings.bind().address())
                .port(settings.bind().port())
                .maxTcpConnections(CONNECTIONS_MAX)
                .shutdownHook(false)
                .directHandlers(api.directHandlers())
                .routing(routing)
                .build();
    }

    /** Starts the loops behind. */
    List<Loop> work() {
        Teller teller = new Teller(ground.store(), business);
        Matching matching = new Matching(ground.store(), gateway, ground.notices());
        return List.of(
                Loop.start("chase", Chase.PAUSE, chase),
                Loop.start("tell", Teller.PAUSE, teller::tell),
                Loop.start("match", Matching.PAUSE, matching::match),
                Loop.start("forget", Forget.PAUSE, new Forget(ground.store(), wall)));
    }

    /** Begins what needn't be there before the first request, and takes a while. */
    void prepare() {
        ground.signing().ifPresent(signing -> signing.prepare().run());
    }

    /** From now on new calls of business apps are refused, and nobody is sent here any more. */
    void drain() {
        drain.begin();
        api.drain();
    }

    Chase chase() {
        return chase;
    }

    boolean awaitIdle(Duration wait) throws InterruptedException {
        return drain.awaitIdle(wait);
    }

    void close() {
        executor.shutdownNow();
        ground.close().run();
    }
}
