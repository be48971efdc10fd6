package tongbao.bench.growth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A process with all that it has begotten: what they used of the processor and read, as Linux tells it under /proc. */
record ProcessTree(long root) {
    /** The unit of the times there is a hundredth of a second (USER_HZ), on every Linux that is met. */
    private static final long MICROS_PER_TICK = 10_000;

    private static final List<Integer> OWN = List.of(13, 14);
    private static final List<Integer> OWN_AND_OF_THE_ENDED = List.of(13, 14, 15, 16);
    private static final String READ = "rchar: ";

    /** The server of a data folder: its postmaster wrote its number there. */
    static ProcessTree ofServer(Path folder) throws IOException {
        Path file = folder.resolve("pgdata").resolve("postmaster.pid");
        return new ProcessTree(
                Long.parseLong(Files.readAllLines(file).getFirst().strip()));
    }

    static ProcessTree own() {
        return new ProcessTree(ProcessHandle.current().pid());
    }

    /** This process alone. */
    long cpuMicrosAlone() {
        return ticks(root, OWN) * MICROS_PER_TICK;
    }

    /** All of them, those that have ended included. */
    long cpuMicros() {
        long begotten =
                descendants().mapToLong(process -> ticks(process.pid(), OWN)).sum();
        return (ticks(root, OWN_AND_OF_THE_ENDED) + begotten) * MICROS_PER_TICK;
    }

    /** What those that live have read from files, from the system's own cache or not. */
    long readBytes() {
        return descendants()
                .flatMap(process -> lines("/proc/" + process.pid() + "/io"))
                .filter(line -> line.startsWith(READ))
                .mapToLong(line -> Long.parseLong(line.substring(READ.length())))
                .sum();
    }

    private Stream<ProcessHandle> descendants() {
        return ProcessHandle.of(root)
                .orElseThrow(() -> new IllegalStateException("process " + root + " has ended"))
                .descendants();
    }

    /** The sum of these fields of a process, the pid being field 0. */
    private static long ticks(long pid, List<Integer> fields) {
        return lines("/proc/" + pid + "/stat")
                .mapToLong(line -> {
                    // The second field is a name in brackets, with whatever in it.
                    String[] words = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
                    return fields.stream()
                            .mapToLong(field -> Long.parseLong(words[field - 2]))
                            .sum();
                })
                .sum();
    }

    /** Empty for a process that is gone meanwhile. */
    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file), ISO_8859_1).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
