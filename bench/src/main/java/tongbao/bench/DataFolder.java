package tongbao.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tongbao.bench.stack.StackBroken;

/** Where databases keep their data for one bench; nothing of it is left afterwards. */
record DataFolder(Path path) implements AutoCloseable {
    private static final Duration WAIT_MAX = Duration.ofSeconds(5);
    private static final Duration GAP = Duration.ofMillis(100);

    /** A server that is just ending may still write: then it is tried again for a while. */
    @Override
    public void close() {
        long until = System.nanoTime() + WAIT_MAX.toNanos();
        while (Files.exists(path)) {
            try {
                remove();
            } catch (IOException | UncheckedIOException e) {
                if (System.nanoTime() > until) {
                    throw new StackBroken("the data in " + path + " can't be removed: " + e.getMessage());
                }
                LockSupport.parkNanos(GAP.toNanos());
            }
        }
    }

    private void remove() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        }
    }
}
