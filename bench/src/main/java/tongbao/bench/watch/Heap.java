package tongbao.bench.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How much a JVM allocates, seen from outside: what its heap grew by between collections. Its collector is told to
 * write its log while it runs, and asked for the heap's fill at both ends of a run; nothing else runs inside it. Sums
 * in the log are whole megabytes, so a run is right to about a percent.
 */
public final class Heap {
    private static final long JCMD_SECONDS_MAX = 10;
    private static final Pattern COLLECTION =
            Pattern.compile("\\bGC\\(\\d+\\) .* (\\d+)M->(\\d+)M\\(\\d+M\\) ([\\d.]+)ms");
    private static final Pattern USED = Pattern.compile("(?m)^\\s*\\S.* total (?:\\d+)K, used (\\d+)K");

    private final long pid;
    private final Path log;
    private final String jcmd;

    /** Begins to watch; the collector's log goes to {@code log}. */
    public Heap(long pid, Path log) {
        this.pid = pid;
        this.log = log;
        this.jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        ask("VM.log", "output=" + log, "what=gc=info");
    }

    /** What the collector did between two moments, and what was allocated, in bytes. */
    public record Use(long allocatedBytes, long collections, long pausedMicros) {}

    /** The heap at one moment. */
    public record Fill(long usedBytes, long logBytes) {}

    /** Nothing when the JVM can't be asked. */
    public Optional<Fill> now() {
        List<Long> used = ask("GC.heap_info").stream()
                .flatMap(text -> USED.matcher(text).results())
                .map(found -> Long.parseLong(found.group(1)) * 1024)
                .toList();
        if (used.isEmpty() || !Files.exists(log)) {
            return Optional.empty();
        }
        long sum = used.stream().mapToLong(Long::longValue).sum();
        try {
            return Optional.of(new Fill(sum, Files.size(log)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public Optional<Use> between(Fill before, Fill after) {
        try {
            byte[] all = Files.readAllBytes(log);
            String written =
                    new String(all, (int) before.logBytes(), (int) (after.logBytes() - before.logBytes()), UTF_8);
            return Optional.of(use(before.usedBytes(), written, after.usedBytes()));
        } catch (IOException | IndexOutOfBoundsException e) {
            return Optional.empty(); // the log was rolled over
        }
    }

    static Use use(long usedBefore, String collectorsLog, long usedAfter) {
        long allocated = 0;
        long used = usedBefore;
        long pausedMicros = 0;
        List<MatchResult> collections =
                COLLECTION.matcher(collectorsLog).results().toList();
        for (MatchResult collection : collections) {
            allocated += Math.max(0, megabytes(collection.group(1)) - used);
            used = megabytes(collection.group(2));
            pausedMicros += Math.round(Double.parseDouble(collection.group(3)) * 1000);
        }
        allocated += Math.max(0, usedAfter - used);
        return new Use(allocated, collections.size(), pausedMicros);
    }

    private static long megabytes(String text) {
        return Long.parseLong(text) * 1024 * 1024;
    }

    private Optional<String> ask(String... words) {
        List<String> command = new java.util.ArrayList<>(List.of(jcmd, Long.toString(pid)));
        command.addAll(List.of(words));
        try {
            Process asking =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            asking.getOutputStream().close();
            String said = new String(asking.getInputStream().readAllBytes(), UTF_8);
            boolean ended = asking.waitFor(JCMD_SECONDS_MAX, TimeUnit.SECONDS);
            return ended && asking.exitValue() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
