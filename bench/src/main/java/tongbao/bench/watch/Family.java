package tongbao.bench.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A process with all its children, as PostgreSQL is one. Where there is {@code /proc}, children that have ended count,
 * too, as soon as their parent has waited for them; elsewhere only those that are alive.
 */
public final class Family {
    /** Linux has told all programs so for decades, whatever the kernel's own ticks are. */
    private static final long TICK_NANOS = 10_000_000;

    /** In {@code /proc/PID/stat}, counted from the state, which follows the name: its own time and its children's. */
    private static final int USER_TIME = 11;

    private static final int TIMES = 4;

    private final long pid;

    public Family(long pid) {
        this.pid = pid;
    }

    public long pid() {
        return pid;
    }

    /** Processor time since its start, to about 10 ms a process; nothing when it can't be told here. */
    public OptionalLong cpuNanos() {
        List<ProcessHandle> members = members();
        long sum = 0;
        for (ProcessHandle each : members) {
            OptionalLong nanos = cpuNanos(each);
            if (nanos.isEmpty() && each.isAlive()) {
                return OptionalLong.empty();
            }
            sum += nanos.orElse(0);
        }
        return members.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    private static OptionalLong cpuNanos(ProcessHandle process) {
        Optional<String> stat = read(process.pid(), "stat");
        if (stat.isEmpty()) {
            Optional<Duration> total = process.info().totalCpuDuration();
            return total.isPresent() ? OptionalLong.of(total.get().toNanos()) : OptionalLong.empty();
        }
        String afterName = stat.get().substring(stat.get().lastIndexOf(')') + 2);
        List<String> fields = List.of(afterName.split(" ", -1));
        long ticks = fields.subList(USER_TIME, USER_TIME + TIMES).stream()
                .mapToLong(Long::parseLong)
                .sum();
        return OptionalLong.of(ticks * TICK_NANOS);
    }

    /** Memory in use now, what processes share counted once; nothing when it can't be told here. */
    public OptionalLong residentBytes() {
        List<ProcessHandle> members = members();
        long sum = 0;
        for (ProcessHandle each : members) {
            OptionalLong bytes = read(each.pid(), "smaps_rollup")
                    .map(text -> kilobytes(text, "Pss:"))
                    .orElse(OptionalLong.empty());
            if (bytes.isEmpty() && each.isAlive()) {
                return OptionalLong.empty();
            }
            sum += bytes.orElse(0);
        }
        return members.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    /** The most that the process itself has ever had resident; nothing when it can't be told here. */
    public OptionalLong residentBytesMost() {
        return read(pid, "status").map(text -> kilobytes(text, "VmHWM:")).orElse(OptionalLong.empty());
    }

    private static OptionalLong kilobytes(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst();
    }

    private List<ProcessHandle> members() {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.children()))
                .toList();
    }

    private static Optional<String> read(long process, String name) {
        try {
            return Optional.of(Files.readString(Path.of("/proc", Long.toString(process), name)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
