package tongbao.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * A PostgreSQL server whose data is kept in one folder, and which ends with this process, whatever ends this process.
 *
 * <p>It listens on 127.0.0.1 only, on a port chosen anew at every start where none is given, and asks for a password
 * that was drawn at the first start. An acknowledged commit survives SIGKILL of this process and of the server
 * (PostgreSQL's own {@code fsync} and {@code synchronous_commit} are on). The server runs in a session of its own, so
 * Ctrl-C at the terminal does not reach it.
 *
 * <p>In the folder: {@code pgdata}, {@code postgresql-<version>} (the binaries), {@code postgres.password} (mode 600),
 * {@code postgres.conf} (written anew at every start), {@code postgres.local.conf} (yours, optional),
 * {@code postgres.log} and {@code postgres.lock}.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private final FolderLock lock;
    private final Cluster cluster;
    private final Shepherd shepherd;
    private final int port;

    private EmbeddedPostgres(FolderLock lock, Cluster cluster, Shepherd shepherd, int port) {
        this.lock = lock;
        this.cluster = cluster;
        this.shepherd = shepherd;
        this.port = port;
    }

    /**
     * Starts the server of this folder, which is made and initialised when it is new (about two seconds; later starts
     * take a fraction of one). A server left over from an earlier owner is ended first, so there are never two.
     *
     * @throws PostgresUnavailable when another process owns the folder, or the server cannot be run; nothing runs then
     */
    public static EmbeddedPostgres start(Path folder) {
        return start(folder, OptionalInt.empty());
    }

    /**
     * The same at a port that is given, for whoever has to find it again after it was killed. A port of the range from
     * which the system takes its own may be taken when the server comes back.
     *
     * @throws PostgresUnavailable also when the port is taken
     */
    public static EmbeddedPostgres startAt(Path folder, int port) {
        return start(folder, OptionalInt.of(port));
    }

    private static EmbeddedPostgres start(Path folder, OptionalInt port) {
        try {
            Path real = Files.createDirectories(folder).toRealPath();
            FolderLock lock = FolderLock.take(real);
            try {
                Cluster cluster = Cluster.open(real);
                Cluster.Running running = cluster.run(port);
                return new EmbeddedPostgres(lock, cluster, running.shepherd(), running.port());
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PostgresUnavailable("PostgreSQL cannot be started in " + folder + ": " + e, e);
        }
    }

    /** How another process of the same user reaches a server that runs. */
    public record Access(String jdbcUrl, String user, String password) {
        @Override
        public String toString() {
            return "Access[" + jdbcUrl + ", " + user + ", …]";
        }
    }

    /** The way to the server that runs on this folder, whoever owns it; empty when none takes connections. */
    public static Optional<Access> running(Path folder) {
        try {
            Path real = folder.toRealPath();
            Optional<Postmaster> server = Postmaster.of(real.resolve("pgdata")).filter(Postmaster::ready);
            if (server.isEmpty()) {
                return Optional.empty();
            }
            String password = Password.in(real).text();
            return Optional.of(new Access(jdbcUrl(server.get().port(), Cluster.DATABASE), Cluster.USER, password));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new PostgresUnavailable("what runs on " + folder + " can't be told: " + e, e);
        }
    }

    /** The address of the database {@code tongbao}, without user and password. */
    public String jdbcUrl() {
        return jdbcUrl(Cluster.DATABASE);
    }

    /** The address of another database of this server, which need not exist. */
    public String jdbcUrl(String database) {
        return jdbcUrl(port, database);
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    /** A superuser of this server. */
    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return cluster.password();
    }

    /** Completes when the server has ended, by {@link #close} or by itself. It is not started again. */
    public CompletableFuture<Void> ended() {
        return shepherd.ended();
    }

    /**
     * Ends the server as PostgreSQL's fast shutdown does (open transactions are rolled back, committed ones are kept)
     * and waits for it: at most {@value Shepherd#FAST_SECONDS} s, then harder. Calling it again does nothing.
     */
    @Override
    public void close() {
        try {
            shepherd.close();
            Postmaster.of(cluster.pgdata()).ifPresent(Postmaster::end);
        } finally {
            lock.close();
        }
    }
}
