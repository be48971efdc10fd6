package tongbao.bench.torture;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import tongbao.bench.torture.Findings.Sort;

/** One run: load and kills for a time, then rest, then the comparison. */
final class Torture {
    /** A gateway lets requests and looks end for at most 25 s. */
    private static final Duration STOP_MAX = Duration.ofSeconds(60);

    private static final Duration TOLD_EVERY = Duration.ofSeconds(30);

    private final List<String> launcher;
    private final Program program;
    private final Path folder;
    private final PrintStream out;

    /** What there is to say about a run. */
    record Outcome(
            Collection<Dealing> dealings,
            List<Kept> kept,
            Figures figures,
            Blows blows,
            Collection<String> passed,
            Map<String, Long> accidents,
            Findings findings) {}

    /** How long it is tortured, how long it may take to come to rest, by how many shops, and all chance. */
    record Plan(Duration length, Duration settling, int shops, long seed) {}

    record Figures(Duration tortured, Duration whole, Traffic traffic, long aheadSeconds, Duration start) {}

    /** {@code launcher} is the command that takes {@code sandbox}; all is kept in {@code folder}, which is new. */
    Torture(List<String> launcher, Program program, Path folder, PrintStream out) {
        this.launcher = List.copyOf(launcher);
        this.program = program;
        this.folder = folder;
        this.out = out;
    }

    /** Tortures as planned, with that mutant in the gateways where there is one. */
    Outcome run(Plan plan, Optional<Prey> prey) {
        long from = System.nanoTime();
        String mutant = prey.map(each -> each.mutant().name()).orElse(GatewayMain.NO_MUTANT);
        try (Stage stage = Stage.set(launcher, program, folder, mutant)) {
            SplittableRandom seeds = new SplittableRandom(plan.seed());
            stage.pretend().goesWrong(seeds.split());
            long since = System.nanoTime();
            Town town = Town.open(stage, plan.shops(), seeds.nextLong());
            Blows blows = new Blows();
            Torment torment = Torment.begin(stage, blows, seeds.nextLong());
            await(plan.length(), town, blows);
            torment.end();
            Duration tortured = Duration.ofNanos(System.nanoTime() - since);
            Map<String, Long> accidents = stage.pretend().behaves();
            town.close();
            out.println("  all orders have ended; everything comes to rest");
            Findings findings = new Findings();
            Rows.Left left = new Settling(stage, plan.settling(), out).settle();
            findings.expect(left.isNothing(), Rule.SETTLED, Sort.DIFFERENT, Findings.ALL, left + " are left");
            List<Kept> kept = compare(stage, town, findings);
            Collection<String> passed = new TreeSet<>();
            stage.gateways().forEach(gateway -> passed.addAll(gateway.passed()));
            Duration whole = Duration.ofNanos(System.nanoTime() - from);
            Duration start = stage.gateways().getFirst().startUsual();
            Figures figures = new Figures(tortured, whole, town.traffic(), stage.aheadSeconds(), start);
            return new Outcome(town.dealings(), kept, figures, blows, passed, accidents, findings);
        }
    }

    private void await(Duration length, Town town, Blows blows) {
        long until = System.nanoTime() + length.toNanos();
        long tell = System.nanoTime() + TOLD_EVERY.toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(Math.min(until, tell) - System.nanoTime());
            if (System.nanoTime() >= tell) {
                tell += TOLD_EVERY.toNanos();
                out.println("  " + town.dealings().size() + " orders, "
                        + town.traffic().requests() + " requests, "
                        + blows.count(Blows.Victim.GATEWAY) + " gateways and " + blows.count(Blows.Victim.DATABASE)
                        + " databases killed");
            }
        }
    }

    private static List<Kept> compare(Stage stage, Town town, Findings findings) {
        for (GatewayProcess gateway : stage.gateways()) {
            findings.expect(
                    gateway.stop(STOP_MAX),
                    Rule.STOPS,
                    Sort.DIFFERENT,
                    Findings.ALL,
                    "gateway " + gateway.name() + " did not");
        }
        GatewayLog log = new GatewayLog();
        Stage.GATEWAYS.forEach(name -> log.read(stage.log(name)));
        log.faults()
                .forEach((fault, times) ->
                        findings.add(Rule.NOTHING_BREAKS, Sort.DIFFERENT, Findings.ALL, times + " times: " + fault));
        List<Kept> kept = stage.rows().all();
        new Reckoning(stage.pretend()::trade, log.heard(), findings).reckon(town.dealings(), kept, stage.takenFen());
        return kept;
    }
}
