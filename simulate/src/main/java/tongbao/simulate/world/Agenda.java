package tongbao.simulate.world;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is going to happen, in the order of its time; what has the same time, in the order in which it was planned. */
final class Agenda {
    private final PriorityQueue<Item> items =
            new PriorityQueue<>(Comparator.comparing(Item::at).thenComparingLong(Item::place));
    private long planned;

    private record Item(Instant at, long place, Runnable what) {}

    void plan(Instant at, Runnable what) {
        items.add(new Item(at, planned++, what));
    }

    Optional<Instant> next() {
        return Optional.ofNullable(items.peek()).map(Item::at);
    }

    Runnable take() {
        return items.remove().what();
    }
}
