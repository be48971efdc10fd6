package tongbao.bench.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, which ends with this one, whatever ends this one; Ctrl-C does not reach it. */
final class Child implements AutoCloseable {
    /** A gateway drains for at most 15 s. */
    private static final Duration END_WAIT_MAX = Duration.ofSeconds(25);

    private final Process keeper;
    private final long pid;
    private final Path log;

    private Child(Process keeper, long pid, Path log) {
        this.keeper = keeper;
        this.pid = pid;
        this.log = log;
    }

    /** Starts a program whose output goes to {@code log}. */
    static Child start(List<String> command, Path log) {
        List<String> all = new ArrayList<>(
                List.of("sh", "-c", script(), "keeper", Long.toString(END_WAIT_MAX.toSeconds()), log.toString()));
        all.addAll(command);
        try {
            Process keeper = new ProcessBuilder(all)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String pid = new BufferedReader(new InputStreamReader(keeper.getInputStream(), UTF_8)).readLine();
            if (pid == null) {
                throw new StackBroken("no shell to run " + command.getFirst() + " in");
            }
            return new Child(keeper, Long.parseLong(pid), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String script() {
        try (InputStream in = Child.class.getResourceAsStream("keeper.sh")) {
            if (in == null) {
                throw new IllegalStateException("keeper.sh is not on the class path");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return pid;
    }

    boolean isAlive() {
        return keeper.isAlive();
    }

    /** The last lines that it said. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "(" + log + " can't be read)";
        }
    }

    @Override
    public void close() {
        try {
            keeper.getOutputStream().close();
            if (!keeper.waitFor(END_WAIT_MAX.toSeconds() + 5, TimeUnit.SECONDS)) {
                throw new StackBroken("process " + pid + " does not end; its output is in " + log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
