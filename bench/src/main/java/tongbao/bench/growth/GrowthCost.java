package tongbao.bench.growth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import tongbao.core.testing.ManualClock;
import tongbao.server.ops.Logs;

/**
 * Compares what the gateway's operations take on a grown database with what they take on an empty one: rounds of both,
 * by turns, on the same machine at the same time, and the median of the rounds.
 */
public final class GrowthCost {
    private static final String USAGE = "usage: GrowthCost GROWN-FOLDER NOW [OPERATIONS [ROUNDS]]";
    private static final int CALLERS = 64;
    private static final int ROUNDS_FORGOTTEN = 2;

    private final Side empty;
    private final Side grown;
    private final int operations;

    private GrowthCost(Side empty, Side grown, int operations) {
        this.empty = empty;
        this.grown = grown;
        this.operations = operations;
    }

    public static void main(String[] args) throws IOException, SQLException {
        List<String> words = Arrays.asList(args);
        if (words.size() < 2 || words.size() > 4) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Logs.install(System.err, Logs.Threshold.WARN);
        Path folder = Path.of(words.get(0)).toRealPath();
        Instant now = Instant.parse(words.get(1));
        int operations = words.size() > 2 ? Integer.parseInt(words.get(2)) : 2_000;
        int rounds = words.size() > 3 ? Integer.parseInt(words.get(3)) : 6;
        Path beside = Files.createTempDirectory(folder.getParent(), "growth-empty-");
        try {
            Path own = folder.resolve("postgres.local.conf");
            if (Files.exists(own)) {
                Files.copy(own, beside.resolve(own.getFileName()));
            }
            compare(beside, folder, now, operations, rounds);
        } finally {
            delete(beside);
        }
    }

    private static void compare(Path beside, Path folder, Instant now, int operations, int rounds)
            throws IOException, SQLException {
        Callers callers = new Callers(CALLERS);
        SecureRandom chance = new SecureRandom();
        try (Side empty = new Side(beside, new ManualClock(now), chance, callers);
                Side grown = new Side(folder, new ManualClock(now), chance, callers)) {
            GrowthCost cost = new GrowthCost(empty, grown, operations);
            cost.rounds(ROUNDS_FORGOTTEN);
            empty.forget();
            grown.forget();
            cost.rounds(rounds);
            cost.tell();
        }
    }

    private void rounds(int count) throws SQLException {
        for (int round = 0; round < count; round++) {
            for (Side side : round % 2 == 0 ? List.of(empty, grown) : List.of(grown, empty)) {
                side.round(operations);
            }
        }
    }

    private void tell() {
        System.out.printf(
                Locale.ROOT,
                "%-8s %-6s %9s %9s %9s %12s %12s %10s%n",
                "",
                "",
                "client µs",
                "server µs",
                "both µs",
                "blocks read",
                "log bytes",
                "of empty");
        for (Side.Work work : Side.Work.values()) {
            tell(work, "empty", empty.spent(work));
            tell(work, "grown", grown.spent(work));
        }
    }

    private void tell(Side.Work work, String name, List<Spent> spent) {
        System.out.printf(
                Locale.ROOT,
                "%-8s %-6s %9.1f %9.1f %9.1f %12.2f %12.0f %10.2f%n",
                work.name().toLowerCase(Locale.ROOT),
                name,
                each(spent, Spent::clientMicros),
                each(spent, Spent::serverMicros),
                each(spent, Spent::micros),
                each(spent, Spent::readBytes) / 8192,
                each(spent, Spent::logBytes),
                each(spent, Spent::micros) / each(empty.spent(work), Spent::micros));
    }

    /** The median of the rounds, for each operation. */
    private double each(List<Spent> rounds, ToLongFunction<Spent> part) {
        long[] sorted = rounds.stream().mapToLong(part).sorted().toArray();
        return (double) (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2 / operations;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(each -> {
                try {
                    Files.delete(each);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
