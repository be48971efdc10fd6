package tongbao.bench.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tongbao.bench.stack.StackBroken;
import tongbao.postgres.embedded.EmbeddedPostgres;

/** PostgreSQL as it is shipped, with {@code fsync}: killed with all its processes, and started again at its port. */
final class Database implements AutoCloseable {
    private static final Duration END_WAIT_MAX = Duration.ofSeconds(20);

    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    private Database(Path folder, int port) {
        this.folder = folder;
        this.port = port;
        this.server = EmbeddedPostgres.startAt(folder, port);
    }

    static Database start(Path folder, int port) {
        return new Database(folder, port);
    }

    synchronized String jdbcUrl() {
        return server.jdbcUrl();
    }

    synchronized String user() {
        return server.user();
    }

    synchronized String password() {
        return server.password();
    }

    /**
     * SIGKILL to the postmaster and all its children, as many as it has at that moment; while nothing of it lives,
     * {@code meanwhile} is done; then it recovers from its log, as after a power cut.
     */
    synchronized void kill(Runnable meanwhile) {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
        all.addAll(postmaster.descendants().toList());
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .orTimeout(END_WAIT_MAX.toSeconds(), TimeUnit.SECONDS)
                .join();
        server.close();
        meanwhile.run();
        server = EmbeddedPostgres.startAt(folder, port);
    }

    private ProcessHandle postmaster() {
        try {
            long pid = Long.parseLong(Files.readAllLines(folder.resolve("pgdata/postmaster.pid"))
                    .getFirst()
                    .strip());
            return ProcessHandle.of(pid).orElseThrow(() -> new StackBroken("PostgreSQL ended by itself"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        server.close();
    }
}
