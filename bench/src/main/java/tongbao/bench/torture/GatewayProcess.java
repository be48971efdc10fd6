package tongbao.bench.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tongbao.bench.stack.StackBroken;

/** One of the two gateways: a process that is started, told what to do, killed, and started again at its port. */
final class GatewayProcess implements AutoCloseable {
    private static final Duration READY_WAIT_MAX = Duration.ofMinutes(3);

    private final String name;
    private final URI url;
    private final Path log;
    private final Set<String> passed = ConcurrentHashMap.newKeySet();
    private final AtomicLong starts = new AtomicLong();
    private final AtomicLong startNanos = new AtomicLong();
    private Optional<Life> life = Optional.empty();
    private long aheadSeconds;

    /** What is gone when the process ends. */
    private record Life(Process process, BlockingQueue<String> said) {}

    /** What the process logs is added to {@code log}. */
    GatewayProcess(String name, URI url, Path log) {
        this.name = name;
        this.url = url;
        this.log = log;
    }

    String name() {
        return name;
    }

    URI url() {
        return url;
    }

    /** The failpoints that any of its lives has passed. */
    Set<String> passed() {
        return Set.copyOf(passed);
    }

    /** Starts it and waits until it serves; without the database it tries again by itself. */
    void start(List<String> command, Path settings, String mutant) {
        long from = System.nanoTime();
        if (!await(begin(command, settings, mutant), "ready", READY_WAIT_MAX)) {
            throw new StackBroken("gateway " + name + " does not start; its log is " + log);
        }
        starts.incrementAndGet();
        startNanos.addAndGet(System.nanoTime() - from);
    }

    /** How long a start took on average. */
    Duration startUsual() {
        return Duration.ofNanos(startNanos.get() / Math.max(1, starts.get()));
    }

    private synchronized Life begin(List<String> command, Path settings, String mutant) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(settings.toString(), Long.toString(aheadSeconds), mutant));
        File logFile = log.toFile();
        try {
            Process process = new ProcessBuilder(all)
                    .redirectError(ProcessBuilder.Redirect.appendTo(logFile))
                    .start();
            Life begun = new Life(process, new LinkedBlockingQueue<>());
            Thread.ofVirtual().name("gateway-" + name).start(() -> hear(begun));
            life = Optional.of(begun);
            return begun;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hear(Life mine) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(mine.process().getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("passed ")) {
                    passed.add(line.substring("passed ".length()));
                } else {
                    mine.said().add(line);
                }
            }
        } catch (IOException e) {
            mine.said().add("gone"); // a pipe of a process that was killed
        } finally {
            mine.said().add("gone");
        }
    }

    /** Whether a line that begins so comes before the process is gone and the time over. */
    private static boolean await(Life life, String beginning, Duration longest) {
        long until = System.nanoTime() + longest.toNanos();
        try {
            while (true) {
                String line = life.said().poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (line == null || line.equals("gone")) {
                    return false;
                }
                if (line.startsWith(beginning)) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackBroken("interrupted");
        }
    }

    /** The {@code nth} thread that comes to the failpoint is held there; whether one came in time. */
    boolean comesTo(String failpoint, int nth, Duration longest) {
        Life now = now();
        tell("set " + failpoint + " " + nth);
        return await(now, "reached " + failpoint, longest);
    }

    /** Lets go whoever is held, and holds nobody any more. */
    void letGo() {
        tell("go");
    }

    /** SIGKILL, and waits until the process is gone. */
    void kill() {
        Process process = now().process();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** This life's clock, and that of all further ones, is at least so far ahead. */
    synchronized void setAhead(long seconds) {
        aheadSeconds = Math.max(aheadSeconds, seconds);
        life.ifPresent(now -> tell("ahead " + seconds));
    }

    private synchronized Life now() {
        return life.orElseThrow(() -> new IllegalStateException("gateway " + name + " was never started"));
    }

    boolean isAlive() {
        return now().process().isAlive();
    }

    private synchronized void tell(String order) {
        try {
            Writer orders = now().process().outputWriter(UTF_8);
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException e) {
            LockSupport.parkNanos(1); // it was killed, and needs no orders
        }
    }

    /** Stops it as an operator would, and harder when that takes too long; whether it ended by itself. */
    boolean stop(Duration longest) {
        Life last = now();
        tell("stop");
        boolean stopped = await(last, "stopped", longest) && endsWithin(last.process(), longest);
        kill();
        return stopped;
    }

    private static boolean endsWithin(Process process, Duration longest) {
        try {
            return process.waitFor(longest.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackBroken("interrupted");
        }
    }

    @Override
    public void close() {
        if (life.isPresent() && isAlive()) {
            kill();
        }
    }
}
