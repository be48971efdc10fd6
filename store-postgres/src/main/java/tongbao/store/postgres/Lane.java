package tongbao.store.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The buckets that live on one database and may meet in one statement. There is one lane now, of all buckets; with
 * several databases there is one for each, and no statement crosses them.
 */
final class Lane {
    private final Ground ground;
    private final Combining bounds;
    private final Duration waitMax;
    private final Horizon horizon = new Horizon();
    private final List<Combiner<?, ?>> combiners = new ArrayList<>();

    Lane(Ground ground, Combining bounds, Duration waitMax) {
        this.ground = ground;
        this.bounds = bounds;
        this.waitMax = waitMax;
    }

    Ground ground() {
        return ground;
    }

    Horizon horizon() {
        return horizon;
    }

    /** For statements of one kind; elements that share a key never meet in one. */
    <T, R> Combiner<T, R> combiner(String kind, Function<T, List<?>> keys, Combiner.Statement<T, R> statement) {
        Combiner<T, R> combiner = new Combiner<>(kind, keys, statement, bounds, waitMax);
        combiners.add(combiner);
        return combiner;
    }

    List<Figures> figures() {
        return combiners.stream().map(Combiner::figures).toList();
    }

    /** Turns away who waits, and lets the statements that are under way end. */
    void close() {
        combiners.forEach(Combiner::close);
    }
}
