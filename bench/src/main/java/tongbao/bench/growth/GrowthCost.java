package tongbao.bench.growth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import tongbao.core.store.StoreUnavailable;
import tongbao.core.testing.ManualClock;
import tongbao.postgres.embedded.PostgresUnavailable;
import tongbao.server.ops.Logs;

/**
 * Compares what the gateway's operations take on a grown database with what they take on an empty one: rounds of both,
 * by turns, on the same machine at the same time, and the median of the rounds.
 */
public final class GrowthCost {
    private static final String USAGE = """
            `tongbao bench growth` compares a grown database with an empty one, which is made beside it for the time.
              --data DIR             what `tongbao bench grow --data DIR --now TIME` has filled
              --now TIME             the same as there
              --operations N         of each kind in a round; by default 2000
              --rounds N             that count; by default 5
              --warm-up N            rounds before them, of which nothing is told; by default 2""";

    private static final Set<String> NAMES = Set.of("--data", "--now", "--operations", "--rounds", "--warm-up");
    private static final int COUNT_MAX = 1_000_000;
    private static final int CALLERS = 64;

    private final Side empty;
    private final Side grown;
    private final int operations;

    private GrowthCost(Side empty, Side grown, int operations) {
        this.empty = empty;
        this.grown = grown;
        this.operations = operations;
    }

    public static void main(String[] args) {
        List<String> words = List.of(args);
        if (words.contains("--help")) {
            System.out.println(USAGE);
            return;
        }
        Logs.install(System.err, Logs.Threshold.WARN);
        try {
            compare(Words.read(words, NAMES));
        } catch (Words.Refused | PostgresUnavailable | StoreUnavailable | SQLException | IOException e) {
            System.err.println(
                    "tongbao bench growth: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
            System.exit(2);
        }
    }

    private static void compare(Words words) throws Words.Refused, IOException, SQLException {
        Path folder = Path.of(words.need("--data")).toRealPath();
        Instant now = words.time("--now", Clock.systemUTC().instant());
        Extent extent = new Extent(
                (int) words.number("--operations", 2_000, COUNT_MAX),
                (int) words.number("--warm-up", 2, COUNT_MAX),
                (int) words.number("--rounds", 5, COUNT_MAX));
        Path beside = Files.createTempDirectory(folder.getParent(), "growth-empty-");
        try {
            Path own = folder.resolve("postgres.local.conf");
            if (Files.exists(own)) {
                Files.copy(own, beside.resolve(own.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
            compare(beside, folder, now, extent);
        } finally {
            delete(beside);
        }
    }

    /** How many operations of each kind a round has, and how many rounds there are. */
    private record Extent(int operations, int roundsForgotten, int rounds) {}

    private static void compare(Path beside, Path folder, Instant now, Extent extent) throws IOException, SQLException {
        Callers callers = new Callers(CALLERS);
        SecureRandom chance = new SecureRandom();
        ManualClock emptyClock = new ManualClock(now);
        ManualClock grownClock = new ManualClock(now);
        try (Side empty = new Side(beside, emptyClock, chance, callers);
                Side grown = new Side(folder, grownClock, chance, callers)) {
            // An earlier comparison has left payments behind: time goes on after them, or it would run backwards.
            Duration gone = Duration.between(now, grown.newest());
            if (gone.isPositive()) {
                emptyClock.advance(gone);
                grownClock.advance(gone);
            }
            empty.openFor(Lives.shops());
            GrowthCost cost = new GrowthCost(empty, grown, extent.operations());
            cost.rounds(extent.roundsForgotten());
            empty.forget();
            grown.forget();
            cost.rounds(extent.rounds());
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
