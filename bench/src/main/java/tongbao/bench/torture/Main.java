package tongbao.bench.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import tongbao.bench.stack.StackBroken;
import tongbao.postgres.embedded.PostgresUnavailable;

/** {@code ./tongbao torture}; the launcher hands its words over. */
public final class Main {
    private static final int BROKEN = 1;
    private static final int WRONG = 2;
    private static final int SEEDS = 1_000_000;

    /** A mutant that isn't found within this is looked for once more. */
    private static final Duration HUNT = Duration.ofSeconds(20);

    /** A mutant may keep a world from ever coming to rest. */
    private static final Duration HUNT_SETTLING = Duration.ofSeconds(90);

    private static final Duration SETTLING = Duration.ofMinutes(10);

    private static final int HUNTS_MAX = 3;

    private Main() {}

    public static void main(String[] words) {
        Path home = Path.of(System.getProperty("tongbao.home", "."))
                .toAbsolutePath()
                .normalize();
        Place place = new Place(
                home.resolve("bench/target/torture"),
                List.of(home.resolve("tongbao").toString()));
        System.exit(run(List.of(words), place, System.out, System.err));
    }

    /** Where everything is kept meanwhile, and the command that takes {@code sandbox}. */
    record Place(Path folder, List<String> launcher) {}

    static int run(List<String> words, Place place, PrintStream out, PrintStream err) {
        if (words.contains("--help") || words.contains("-h")) {
            out.print(Options.USAGE);
            return 0;
        }
        Options options;
        try {
            options = Options.read(words, new SecureRandom().nextInt(SEEDS));
        } catch (IllegalArgumentException e) {
            err.println("tongbao torture: " + e.getMessage());
            return WRONG;
        }
        try {
            return switch (options.what()) {
                case LIST -> list(out);
                case RUN -> torture(options, place, out);
                case MUTANTS -> mutants(options, place, out);
            };
        } catch (StackBroken | PostgresUnavailable e) {
            err.println("tongbao torture: " + e.getMessage());
            return BROKEN;
        }
    }

    private static int list(PrintStream out) {
        Failpoints.all().forEach(out::println);
        return 0;
    }

    private static int torture(Options options, Place place, PrintStream out) {
        Path folder = fresh(place.folder());
        Program program = Program.of(fresh(place.folder()));
        String mutant = options.mutant()
                .map(prey -> ", with " + prey.word() + " in them")
                .orElse("");
        out.println("torture for " + options.minutes() + " minutes by " + options.shops() + " shops, seed "
                + options.seed() + mutant);
        Torture.Plan plan =
                new Torture.Plan(Duration.ofMinutes(options.minutes()), SETTLING, options.shops(), options.seed());
        Torture.Outcome outcome = new Torture(place.launcher(), program, folder, out).run(plan, options.mutant());
        remove(program.folder());
        new Report(outcome, out).print();
        if (outcome.findings().count() == 0) {
            remove(folder);
            return 0;
        }
        out.println("data and logs are left in " + folder);
        return BROKEN;
    }

    private static int mutants(Options options, Place place, PrintStream out) {
        int survived = 0;
        SplittableRandom seeds = new SplittableRandom(options.seed());
        Program program = Program.of(fresh(place.folder()));
        for (Prey prey : Prey.values()) {
            Optional<Findings> found = Optional.empty();
            for (int hunts = 0; hunts < HUNTS_MAX && found.isEmpty(); hunts++) {
                Path folder = fresh(place.folder());
                PrintStream quiet = new PrintStream(PrintStream.nullOutputStream());
                found = Optional.of(new Torture(place.launcher(), program, folder, quiet)
                                .run(
                                        new Torture.Plan(HUNT, HUNT_SETTLING, options.shops(), seeds.nextLong()),
                                        Optional.of(prey))
                                .findings())
                        .filter(prey::isFoundIn);
                remove(folder);
            }
            out.println(prey.word() + ": " + found.map(Main::shown).orElse("SURVIVED"));
            survived += found.isEmpty() ? 1 : 0;
        }
        remove(program.folder());
        out.println(Prey.values().length + " mutants, " + survived + " survived");
        return survived == 0 ? 0 : BROKEN;
    }

    private static String shown(Findings findings) {
        return "found, " + findings.count() + " violations of "
                + String.join(
                        ", ",
                        findings.broken().stream().sorted().map(Rule::name).toList());
    }

    private static Path fresh(Path parent) {
        try {
            return Files.createTempDirectory(Files.createDirectories(parent), "run-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
