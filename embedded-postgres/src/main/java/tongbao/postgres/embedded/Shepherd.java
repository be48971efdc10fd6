package tongbao.postgres.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process in a session of its own, kept by a small shell script that ends it when we let go of a pipe: on purpose, or
 * because this process is no more.
 */
final class Shepherd implements AutoCloseable {
    /** Fast shutdown writes out what is dirty, at most the shared buffers. */
    static final int FAST_SECONDS = 30;

    private static final int IMMEDIATE_SECONDS = 5;
    private static final Duration END_MAX = Duration.ofSeconds(FAST_SECONDS + IMMEDIATE_SECONDS + 5L);

    private final Process process;

    private Shepherd(Process process) {
        this.process = process;
    }

    static Shepherd of(List<String> command, Path workingFolder, ServerLog log) throws IOException {
        List<String> all = new ArrayList<>(inOwnSession());
        all.addAll(List.of("sh", "-c", script(), "shepherd", "" + FAST_SECONDS, "" + IMMEDIATE_SECONDS));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return new Shepherd(builder.start());
    }

    private static List<String> inOwnSession() {
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        return mac ? List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!") : List.of("setsid");
    }

    private static String script() throws IOException {
        try (InputStream in = Shepherd.class.getResourceAsStream("shepherd.sh")) {
            if (in == null) {
                throw new IllegalStateException("shepherd.sh is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Waits a little, and says whether the process has ended by itself. */
    boolean endsWithin(Duration bound) {
        try {
            return process.waitFor(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("interrupted while PostgreSQL was starting", e);
        }
    }

    int exitCode() {
        return process.exitValue();
    }

    CompletableFuture<Void> ended() {
        return process.onExit().thenAccept(ended -> {});
    }

    /** Lets go of the pipe and waits until the kept process is no more. An interrupt is kept for later. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ended().completeOnTimeout(null, END_MAX.toSeconds(), TimeUnit.SECONDS).join();
    }
}
