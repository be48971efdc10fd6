package tongbao.sandbox;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import tongbao.sandbox.bill.Bills;
import tongbao.sandbox.certificate.Authority;
import tongbao.sandbox.control.Controls;
import tongbao.sandbox.gateway.House;
import tongbao.sandbox.gateway.Methods;
import tongbao.sandbox.gateway.Rules;
import tongbao.sandbox.http.Pause;
import tongbao.sandbox.http.WebServer;
import tongbao.sandbox.journal.Journal;
import tongbao.sandbox.method.AllMethods;
import tongbao.sandbox.notice.Delivery;
import tongbao.sandbox.notice.NoticeSender;
import tongbao.sandbox.scenario.Mischief;
import tongbao.sandbox.state.AppBook;
import tongbao.sandbox.state.AuthorityBook;
import tongbao.sandbox.state.BusinessClock;
import tongbao.sandbox.state.Database;
import tongbao.sandbox.trade.Numbers;
import tongbao.sandbox.trade.Trading;
import tongbao.sandbox.wire.RsaKeys;

/**
 * A pretend Alipay that runs: {@code gateway.do} and {@code /v3} for merchants, {@code /wallet}, {@code /cashier} and
 * {@code /qr} for payers, {@code /overview} for developers, {@code /sandbox} for testers, {@code /health/live} and
 * {@code /health/ready} for whoever watches.
 */
public final class Sandbox implements AutoCloseable {
    private final WebServer server;
    private final NoticeSender sender;
    private final House house;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Sandbox(WebServer server, NoticeSender sender, House house) {
        this.server = server;
        this.sender = sender;
        this.house = house;
    }

    /**
     * Starts a sandbox and answers when it is ready. Throws {@link java.io.UncheckedIOException} when the port is
     * taken, {@link tongbao.sandbox.state.StateBroken} when the data folder is used by another one, and {@link
     * IllegalArgumentException} when the scenario makes no sense.
     */
    public static Sandbox start(SandboxSettings settings) {
        Database database = Database.open(settings.dataFolder());
        try {
            return start(settings, database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Sandbox start(SandboxSettings settings, Database database) {
        WebServer server =
                WebServer.bind(new InetSocketAddress(settings.bindAddress(), settings.port()), settings.clock());
        try {
            return start(settings, database, server);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static Sandbox start(SandboxSettings settings, Database database, WebServer server) {
        BusinessClock clock = BusinessClock.open(database, settings.clock(), settings.standsAt());
        AppBook apps = new AppBook(database);
        Numbers numbers = new Numbers(settings.random());
        database.transact(sql -> {
            numbers.begin(sql);
            return true;
        });
        Rules rules = new Rules(new Rules.Agreed(settings.customs(), settings.manners()));
        Trading trading = new Trading(clock, numbers, () -> rules.now().customs());
        Journal journal = new Journal(clock);
        Mischief mischief = new Mischief(database, clock);
        Delivery delivery = new Delivery(
                database, clock, apps, new Delivery.Telling(journal, mischief, trading::customs), settings.random());
        NoticeSender sender = new NoticeSender(database, clock, trading, delivery);
        String url = settings.publicUrl().orElseGet(() -> url(settings.bindAddress(), server.port()));
        House house = new House(
                database,
                clock,
                apps,
                authority(settings, database),
                trading,
                numbers,
                new Bills(database, clock, () -> trading.customs().billsReadyAt(), settings.random()),
                new Pause(),
                sender::wake,
                settings.random(),
                rules,
                journal,
                mischief,
                url);
        Methods methods = AllMethods.of(house);
        Controls controls = new Controls(house, methods, sender);
        settings.scenario().ifPresent(controls::beginScenario);
        sender.start();
        server.serve(new Doors(house, methods, controls)::answer);
        return new Sandbox(server, sender, house);
    }

    private static AuthorityBook authority(SandboxSettings settings, Database database) {
        return new AuthorityBook(
                database,
                () -> Authority.make(
                        () -> RsaKeys.generate(settings.random()),
                        settings.random(),
                        settings.clock().instant()));
    }

    /** Where it is reached, without a slash at the end. */
    public String url() {
        return house.url();
    }

    /** The time in which its trades live; follows every {@code POST /sandbox/clock/advance}. */
    public Clock clock() {
        return house.clock();
    }

    /** Lets requests and notices under way end, for some seconds at most, and closes the file. Idempotent. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        house.pause().end();
        server.close();
        sender.close();
        house.database().close();
    }

    private static String url(InetAddress bindAddress, int port) {
        String host = bindAddress.isAnyLocalAddress() ? "127.0.0.1" : bindAddress.getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
