package tongbao.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A web server on virtual threads, one for each connection, with bounds on everything a caller may send or hold. It is
 * the sandbox's own because a misbehaving Alipay ends its connections in ways that other servers keep for themselves.
 */
public final class WebServer implements AutoCloseable {
    /** More requests at once get 503. */
    private static final int REQUESTS_MAX = 1024;
    /** More connections at once are closed as they come. */
    private static final int CONNECTIONS_MAX = 4096;
    /** How many connections the system keeps until they are taken. */
    private static final int BACKLOG = 1024;

    private static final Duration DRAIN_MAX = Duration.ofSeconds(5);
    /** Until the next connection is tried, when the system had none to give. */
    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(50);

    private static final System.Logger LOG = System.getLogger(WebServer.class.getName());

    private final ServerSocket listening;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore requests = new Semaphore(REQUESTS_MAX);
    private final Semaphore connections = new Semaphore(CONNECTIONS_MAX);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private WebServer(ServerSocket listening, Clock clock) {
        this.listening = listening;
        this.clock = clock;
    }

    /** Binds at once, and answers, dated by the clock, only after {@link #serve}: what came until then waits. */
    public static WebServer bind(InetSocketAddress address, Clock clock) {
        try {
            ServerSocket listening = new ServerSocket();
            try {
                listening.bind(address, BACKLOG);
            } catch (IOException e) {
                listening.close();
                throw e;
            }
            return new WebServer(listening, clock);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox can't listen on " + address, e);
        }
    }

    public void serve(Function<Call, Reply> answering) {
        Thread.ofPlatform().name("sandbox-connections").start(() -> accept(answering));
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void accept(Function<Call, Reply> answering) {
        while (!listening.isClosed()) {
            try {
                take(listening.accept(), answering);
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    LOG.log(System.Logger.Level.WARNING, "a connection could not be taken", e);
                    LockSupport.parkNanos(ACCEPT_PAUSE.toNanos());
                }
            }
        }
    }

    private void take(Socket socket, Function<Call, Reply> answering) throws IOException {
        if (!connections.tryAcquire()) {
            socket.close();
            return;
        }
        open.add(socket);
        try {
            threads.execute(() -> talk(socket, answering));
        } catch (RejectedExecutionException e) {
            socket.close(); // it came while we closed
        }
    }

    private void talk(Socket socket, Function<Call, Reply> answering) {
        try (socket) {
            new Connection(socket, clock, requests, answering).talk();
        } catch (IOException e) {
            // The caller went away, or took too long, or we closed: there is nobody to tell.
            LOG.log(System.Logger.Level.DEBUG, "a connection ended early", e);
        } finally {
            open.remove(socket);
            connections.release();
        }
    }

    /** Lets the requests under way end, for at most five seconds, and cuts the rest. Idempotent. */
    @Override
    public void close() {
        if (listening.isClosed()) {
            return;
        }
        try {
            if (!requests.tryAcquire(REQUESTS_MAX, DRAIN_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "requests were cut when the sandbox closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close(listening);
        open.forEach(WebServer::close);
        threads.shutdownNow();
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.DEBUG, "a socket didn't close", e);
        }
    }
}
