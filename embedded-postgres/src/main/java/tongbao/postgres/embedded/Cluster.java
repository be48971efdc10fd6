package tongbao.postgres.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The data of one folder: initialised once, then served by one server at a time. */
final class Cluster {
    static final String USER = "tongbao";
    static final String DATABASE = "tongbao";

    private static final Duration INITIALISE_MAX = Duration.ofMinutes(2);
    /** Recovery after a crash may take its time, and says so in the log; silence longer than this is a failure. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

    private static final Duration READY_LOOK_GAP = Duration.ofMillis(5);
    private static final int PORTS_MAX = 8;

    private final Path folder;
    private final Path pgdata;
    private final Binaries binaries;
    private final Password password;
    private final ServerLog log;
    private final RunAs runAs;

    /** A server that takes connections. */
    record Running(Shepherd shepherd, int port) {}

    private Cluster(Path folder, Binaries binaries, Password password, ServerLog log, RunAs runAs) {
        this.folder = folder;
        this.pgdata = folder.resolve("pgdata");
        this.binaries = binaries;
        this.password = password;
        this.log = log;
        this.runAs = runAs;
    }

    /** Unpacks and initialises what is missing, and ends a server that an earlier owner left over. */
    static Cluster open(Path folder) throws IOException {
        Binaries binaries = Binaries.in(folder);
        RunAs runAs = RunAs.chosenFor(folder);
        Cluster cluster = new Cluster(folder, binaries, Password.in(folder), ServerLog.in(folder), runAs);
        cluster.writeSettings();
        Folders.deleteStartingWith(folder, "pgdata.half-");
        if (Files.exists(cluster.pgdata)) {
            cluster.takeOver();
        } else {
            cluster.initialise();
        }
        return cluster;
    }

    Path pgdata() {
        return pgdata;
    }

    String password() {
        return password.text();
    }

    private void takeOver() throws IOException {
        String made = Files.readString(pgdata.resolve("PG_VERSION")).strip();
        if (!made.equals(binaries.majorVersion())) {
            throw new PostgresUnavailable(pgdata + " was made by PostgreSQL " + made + ", and this is "
                    + binaries.version() + ": dump it with the old version and load it into a new data folder");
        }
        Postmaster.of(pgdata).ifPresent(Postmaster::end);
        // PostgreSQL would take the pid in a file left behind for its own server's, even if another program has it now.
        // Backends that outlived their postmaster it finds all the same, by their shared memory.
        Files.deleteIfExists(pgdata.resolve("postmaster.pid"));
        runAs.handOver(pgdata);
    }

    private void initialise() throws IOException {
        Path half = Files.createTempDirectory(folder, "pgdata.half-");
        runAs.handOver(half);
        runAs.handOver(password.file());
        complete(List.of(
                binaries.program("initdb"),
                "--pgdata=" + half,
                "--username=" + USER,
                "--pwfile=" + password.file(),
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
        // initdb has no switch for a database of one's own name; a server of one session needs no port.
        String create =
                "echo 'CREATE DATABASE " + DATABASE + "' | \"$0\" --single -c exit_on_error=on -D \"$1\" postgres";
        complete(List.of("sh", "-c", create, binaries.program("postgres"), half.toString()));
        Files.move(half, pgdata, StandardCopyOption.ATOMIC_MOVE);
        Folders.force(folder);
    }

    private void complete(List<String> command) throws IOException {
        long start = log.size();
        try (Shepherd shepherd = Shepherd.of(runAs.command(command), folder, log)) {
            if (!shepherd.endsWithin(INITIALISE_MAX) || shepherd.exitCode() != 0) {
                throw failure("PostgreSQL could not be initialised", start);
            }
        }
    }

    Running run(OptionalInt wanted) throws IOException {
        for (int tried = 1; ; tried++) {
            int port = wanted.isPresent() ? wanted.getAsInt() : freePort();
            long start = log.size();
            Shepherd shepherd = Shepherd.of(runAs.command(serverOn(port)), folder, log);
            try {
                if (becomesReady(shepherd, port)) {
                    return new Running(shepherd, port);
                }
            } catch (IOException | RuntimeException e) {
                shepherd.close();
                throw e;
            }
            shepherd.close();
            if (tried == PORTS_MAX || !log.tailSince(start).contains("could not bind")) {
                throw failure("PostgreSQL did not start", start);
            }
        }
    }

    private List<String> serverOn(int port) {
        return List.of(
                binaries.program("postgres"),
                "-D",
                pgdata.toString(),
                "-c",
                "config_file=" + settingsFile(),
                "-p",
                String.valueOf(port));
    }

    private boolean becomesReady(Shepherd shepherd, int port) throws IOException {
        long saidBefore = -1;
        long silentUntil = 0;
        while (!shepherd.endsWithin(READY_LOOK_GAP)) {
            Optional<Postmaster> postmaster = Postmaster.of(pgdata);
            if (postmaster.isPresent() && postmaster.get().readyOn(port)) {
                return true;
            }
            long said = log.size();
            if (said != saidBefore) {
                saidBefore = said;
                silentUntil = System.nanoTime() + SILENCE_MAX.toNanos();
            } else if (System.nanoTime() - silentUntil > 0) {
                return false;
            }
        }
        return false;
    }

    private PostgresUnavailable failure(String what, long logStart) throws IOException {
        return new PostgresUnavailable(what + "; the last lines of " + log.file() + ":\n" + log.tailSince(logStart));
    }

    // Somebody may take the port before PostgreSQL does: then it says so and another one is tried.
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private Path settingsFile() {
        return folder.resolve("postgres.conf");
    }

    private void writeSettings() throws IOException {
        Path half = folder.resolve("postgres.conf.half");
        try (InputStream text = Cluster.class.getResourceAsStream("postgres.conf")) {
            if (text == null) {
                throw new IllegalStateException("postgres.conf is not on the class path");
            }
            Files.copy(text, half, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(half, settingsFile(), StandardCopyOption.ATOMIC_MOVE);
    }
}
