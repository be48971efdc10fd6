package tongbao.simulate;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import tongbao.simulate.mutants.Mutant;
import tongbao.simulate.world.Ground;
import tongbao.simulate.world.Run;
import tongbao.simulate.world.Seams;

/** Many seeds, one after the other, or over several threads; each run for itself is on one thread. */
public final class Sweep {
    private final Supplier<Ground> grounds;
    private final int threads;

    /** {@code grounds} gives an empty ground for each run. */
    public Sweep(Supplier<Ground> grounds, int threads) {
        this.grounds = grounds;
        this.threads = threads;
    }

    /** What came of all seeds; {@code failed} is the lowest seed that broke a rule. */
    public record Sum(long runs, long moves, long accidents, long violations, Optional<Run> failed) {
        private static final Sum NONE = new Sum(0, 0, 0, 0, Optional.empty());

        private Sum plus(Run run) {
            boolean fails = !run.violations().isEmpty();
            boolean isLowest =
                    fails && failed.filter(other -> other.seed() < run.seed()).isEmpty();
            return new Sum(
                    runs + 1,
                    moves + run.moves(),
                    accidents + run.accidentsCount(),
                    violations + run.violations().size(),
                    isLowest ? Optional.of(run) : failed);
        }
    }

    /** Sums up as the threads bring their runs. */
    private static final class Summing {
        private Sum sum = Sum.NONE;

        private synchronized void add(Run run) {
            sum = sum.plus(run);
        }

        private synchronized Sum sum() {
            return sum;
        }
    }

    /** Runs {@code count} seeds from {@code first} on. */
    public Sum run(long first, long count) throws InterruptedException {
        Summing summing = new Summing();
        AtomicLong next = new AtomicLong(first);
        together(worker -> {
            for (long seed = next.getAndIncrement(); seed < first + count; seed = next.getAndIncrement()) {
                summing.add(Run.of(seed, grounds.get(), Seams.NONE));
            }
        });
        return summing.sum();
    }

    private void together(LongConsumer work) throws InterruptedException {
        Thread[] workers = new Thread[threads];
        Throwable[] broken = new Throwable[threads];
        for (int i = 0; i < threads; i++) {
            int worker = i;
            workers[i] = Thread.ofPlatform().name("sweep-" + i).unstarted(() -> work.accept(worker));
            workers[i].setUncaughtExceptionHandler((thread, e) -> broken[worker] = e);
        }
        for (Thread worker : workers) {
            worker.start();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        for (Throwable each : broken) {
            if (each != null) {
                throw new IllegalStateException("a run broke down", each);
            }
        }
    }

    /** The first seed by which a mutant is found, by the rule that it breaks. */
    public Optional<Run> find(Mutant mutant, long first, long most) {
        for (long seed = first; seed < first + most; seed++) {
            Run run = Run.of(seed, grounds.get(), mutant);
            if (run.violations().stream().anyMatch(each -> each.rule() == mutant.breaks())) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }
}
