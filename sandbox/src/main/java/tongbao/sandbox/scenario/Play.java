package tongbao.sandbox.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import tongbao.sandbox.state.Accident;

/** A script that runs, with what its steps have seen and struck so far. */
final class Play {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final Scenario scenario;
    private final Instant begunAt;
    private final long[] seen;
    private final long[] struck;
    private final ReentrantLock lock = new ReentrantLock();

    Play(Scenario scenario, Instant begunAt) {
        this.scenario = scenario;
        this.begunAt = begunAt;
        this.seen = new long[scenario.steps().size()];
        this.struck = new long[scenario.steps().size()];
    }

    /** The accident and the step that struck, counted from one. */
    record Stroke(int step, Accident accident) {}

    Optional<Stroke> strike(Occasion occasion, Instant now) {
        Duration since = Duration.between(begunAt, now);
        lock.lock();
        try {
            for (int at = 0; at < seen.length; at++) {
                Step step = scenario.steps().get(at);
                if (step.matches(occasion, since) && strikes(at, step.odds())) {
                    return Optional.of(new Stroke(at + 1, step.accident()));
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private boolean strikes(int at, Step.Odds odds) {
        long count = ++seen[at];
        boolean isHit = count >= odds.nth() && struck[at] < odds.times() && isDrawn(at, count, odds.percent());
        struck[at] += isHit ? 1 : 0;
        return isHit;
    }

    /** Drawn from seed, step and count alone, so that no other call changes it. */
    private boolean isDrawn(int at, long count, int percent) {
        return new SplittableRandom((scenario.seed() + (at + 1) * MIX) ^ count).nextInt(100) < percent;
    }

    List<Mischief.Progress> progress() {
        lock.lock();
        try {
            return IntStream.range(0, seen.length)
                    .mapToObj(at -> new Mischief.Progress(scenario.steps().get(at), seen[at], struck[at]))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    Scenario scenario() {
        return scenario;
    }

    Instant begunAt() {
        return begunAt;
    }
}
