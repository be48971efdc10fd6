package tongbao.server;

import io.helidon.webserver.WebServer;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import tongbao.server.work.Loop;

/** A running server: HTTP in front, loops behind. It ends by {@link #close}, which lets everybody finish first. */
public final class Server implements AutoCloseable {
    private static final Duration REQUESTS_END_MAX = Duration.ofSeconds(10);
    private static final Duration LOOKS_END_MAX = Duration.ofSeconds(5);

    /** PostgreSQL keeps microseconds; a payment that is read again equals the one that was kept. */
    private static final Duration STORED_PRECISION = Duration.ofNanos(1_000);

    private static final System.Logger LOG = System.getLogger(Server.class.getName());

    private final Settings settings;
    private final Wiring wiring;
    private final WebServer web;
    private final int port;
    private final List<Loop> loops;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Server(Settings settings, Wiring wiring, WebServer web) {
        this.settings = settings;
        this.wiring = wiring;
        this.web = web;
        this.port = web.port();
        this.loops = wiring.work();
        wiring.prepare();
    }

    /** Starts on PostgreSQL and Alipay. {@code business} is the time that orders live by. */
    public static Server start(Settings settings, Clock business) {
        return start(settings, Ground.of(settings, business), business);
    }

    /** Starts on other ground, which the server closes when it ends or doesn't come up. */
    public static Server start(Settings settings, Ground ground, Clock business) {
        try {
            Wiring wiring = new Wiring(settings, ground, Clock.tick(business, STORED_PRECISION));
            CompletableFuture<Void> opened = wiring.open();
            WebServer web = wiring.web();
            await(opened);
            return new Server(settings, wiring, started(web, settings.bind()));
        } catch (RuntimeException e) {
            ground.close().run();
            throw e;
        }
    }

    /** Whatever kept the ground from opening is told as it is. */
    private static void await(CompletableFuture<Void> opened) {
        try {
            opened.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Helidon logs why a listener didn't start, and goes on without it. */
    private static WebServer started(WebServer web, Settings.Bind bind) {
        web.start();
        if (!web.isRunning() || web.port() < 0) {
            throw new IllegalStateException(
                    "can't listen at " + bind.address() + " port " + bind.port() + "; it may be in use");
        }
        return web;
    }

    public int port() {
        return port;
    }

    /** Where it listens, for programs on the same machine; payers and Alipay come by the public address. */
    public URI url() {
        return settings.bind().url(port());
    }

    /** Refuses what is new, lets running requests and looks finish, and closes the ground. Once is enough. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        wiring.drain();
        loops.forEach(Loop::tellToStop);
        try {
            if (!wiring.awaitIdle(REQUESTS_END_MAX)) {
                LOG.log(Level.WARNING, "requests were cut off, for they did not end in {0}", REQUESTS_END_MAX);
            }
            loops.forEach(Loop::close);
            if (!wiring.chase().awaitIdle(LOOKS_END_MAX)) {
                LOG.log(Level.WARNING, "looks were cut off, for they did not end in {0}", LOOKS_END_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        web.stop();
        wiring.close();
    }
}
