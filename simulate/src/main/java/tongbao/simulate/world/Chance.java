package tongbao.simulate.world;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All chance of one run, drawn from its seed; which draw comes when is part of the run: same seed, same run. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A source of its own for somebody who draws bytes, such as a gateway making ids. */
    RandomGenerator split() {
        return random.split();
    }

    /** 0 to {@code bound} - 1. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean percent(int percent) {
        return below(100) < percent;
    }

    boolean perMille(int perMille) {
        return below(1000) < perMille;
    }

    /** Whole milliseconds from {@code least} to {@code most}. */
    Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    Duration upTo(Duration most) {
        return between(Duration.ZERO, most);
    }

    <T> T oneOf(List<T> things) {
        return things.get(below(things.size()));
    }
}
