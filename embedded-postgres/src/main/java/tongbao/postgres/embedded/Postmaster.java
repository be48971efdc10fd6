package tongbao.postgres.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The running server of a data folder, found through the {@code postmaster.pid} that PostgreSQL writes there. */
record Postmaster(Path pgdata, long pid, int port, boolean ready) {
    private static final Duration FAST_MAX = Duration.ofSeconds(Shepherd.FAST_SECONDS);
    private static final Duration IMMEDIATE_MAX = Duration.ofSeconds(5);
    private static final Duration LOOK_GAP = Duration.ofMillis(10);

    /** The live server of this folder. A file left behind, even one whose pid another program has now, is none. */
    static Optional<Postmaster> of(Path pgdata) {
        List<String> lines;
        try {
            // pid, data folder, start time, port, socket folder, listen address, shared memory, status
            lines = Files.readAllLines(pgdata.resolve("postmaster.pid"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return Optional.empty();
        }
        long pid = lines.isEmpty() ? 0 : number(lines.getFirst());
        int port = lines.size() < 4 ? 0 : (int) number(lines.get(3));
        boolean ready = lines.size() >= 8 && lines.get(7).strip().equals("ready");
        Postmaster found = new Postmaster(pgdata, pid, port, ready);
        return found.alive() ? Optional.of(found) : Optional.empty();
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return 0; // half-written: PostgreSQL rewrites the file as it goes
        }
    }

    boolean readyOn(int expectedPort) {
        return ready && port == expectedPort;
    }

    boolean alive() {
        Optional<ProcessHandle> handle = pid <= 1 ? Optional.empty() : ProcessHandle.of(pid);
        return handle.isPresent() && handle.get().isAlive() && worksIn(handle.get());
    }

    private boolean worksIn(ProcessHandle handle) {
        if (Files.exists(Path.of("/proc/self/cwd"))) {
            try {
                return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).equals(pgdata);
            } catch (IOException e) {
                return false; // gone meanwhile, or somebody else's
            }
        }
        return handle.info().arguments().stream()
                .flatMap(Arrays::stream)
                .anyMatch(argument -> argument.equals(pgdata.toString()));
    }

    /** Ends it: fast, then immediately (its next start recovers from the log), then by SIGKILL. */
    void end() {
        signal("INT");
        if (!goneWithin(FAST_MAX)) {
            signal("QUIT");
        }
        if (!goneWithin(IMMEDIATE_MAX)) {
            signal("KILL");
        }
        if (!goneWithin(IMMEDIATE_MAX)) {
            throw new PostgresUnavailable("the PostgreSQL left over in " + pgdata + " (pid " + pid + ") does not end");
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid + " 2>/dev/null")
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new PostgresUnavailable("no shell to signal the PostgreSQL left over in " + pgdata, e);
        }
    }

    private boolean goneWithin(Duration bound) {
        return within(bound, () -> !alive());
    }

    private static boolean within(Duration bound, BooleanSupplier condition) {
        long end = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK_GAP.toNanos());
        }
        return true;
    }
}
