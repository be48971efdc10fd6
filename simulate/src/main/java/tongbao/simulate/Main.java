package tongbao.simulate;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tongbao.simulate.mutants.Mutant;
import tongbao.simulate.world.InMemory;
import tongbao.simulate.world.Run;
import tongbao.simulate.world.Seams;
import tongbao.simulate.world.Violation;

/** {@code ./tongbao simulate}; the launcher hands its words over. */
public final class Main {
    private static final int BROKEN = 1;
    private static final int WRONG = 2;
    private static final int THREADS_MAX = 2;

    private Main() {}

    public static void main(String[] words) throws InterruptedException {
        System.exit(run(List.of(words), System.out, System.err));
    }

    static int run(List<String> words, PrintStream out, PrintStream err) throws InterruptedException {
        if (words.contains("--help") || words.contains("-h")) {
            out.print(Options.USAGE);
            return 0;
        }
        Options options;
        try {
            options = Options.read(words);
        } catch (IllegalArgumentException e) {
            err.println("tongbao simulate: " + e.getMessage());
            return WRONG;
        }
        int threads = Math.min(THREADS_MAX, Runtime.getRuntime().availableProcessors());
        Sweep sweep = new Sweep(InMemory::new, threads);
        return options.mutants() ? mutants(sweep, options, out) : seeds(sweep, options, out);
    }

    private static int seeds(Sweep sweep, Options options, PrintStream out) throws InterruptedException {
        Sweep.Sum sum = sweep.run(options.first(), options.seeds());
        if (options.isOneStory()) {
            tell(options.first(), out);
        } else {
            sum.failed().ifPresent(failed -> tell(failed.seed(), out));
        }
        out.printf(
                Locale.ROOT,
                "%,d runs × %,d accidents: %,d violations (%,d moves; seeds %d to %d)%n",
                sum.runs(),
                sum.accidents(),
                sum.violations(),
                sum.moves(),
                options.first(),
                options.first() + options.seeds() - 1);
        sum.failed().ifPresent(failed -> violations(failed, out));
        return sum.failed().isPresent() ? BROKEN : 0;
    }

    private static void tell(long seed, PrintStream out) {
        Run.story(seed, new InMemory(), Seams.NONE).forEach(out::println);
    }

    private static void violations(Run failed, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "seed %d, to be replayed by ./tongbao simulate --seed %d:%n",
                failed.seed(),
                failed.seed());
        for (Violation each : failed.violations()) {
            out.printf("  %s: %s (%s)%n", each.about(), each.rule().sentence(), each.detail());
        }
    }

    private static int mutants(Sweep sweep, Options options, PrintStream out) {
        int survived = 0;
        for (Mutant mutant : Mutant.values()) {
            Optional<Run> found = sweep.find(mutant, options.first(), options.seeds());
            String end = found.map(run -> "found at seed " + run.seed()).orElse("SURVIVED");
            out.printf(
                    "%-28s %-20s %s%n",
                    mutant.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    end,
                    "because " + mutant.breaks().sentence() + "; " + mutant.sentence());
            survived += found.isEmpty() ? 1 : 0;
        }
        out.printf("%d mutants, %d survived%n", Mutant.values().length, survived);
        return survived == 0 ? 0 : BROKEN;
    }
}
