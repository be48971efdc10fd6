package tongbao.sandbox.scenario;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import tongbao.sandbox.state.Accident;
import tongbao.sandbox.state.Accidents;
import tongbao.sandbox.state.Database;

/**
 * Says what goes wrong next: first what a tester ordered, then what the script has; and remembers what did. Ordered
 * accidents are kept in the file, the script and the memory end with the process.
 */
public final class Mischief {
    /** How many of the newest are remembered one by one. */
    public static final int REMEMBERED_MAX = 200;

    private final Database database;
    private final Clock clock;
    private final AtomicReference<Optional<Play>> play = new AtomicReference<>(Optional.empty());
    private final Deque<Happened> newestLast = new ArrayDeque<>();
    private final Map<Accident.Kind, Long> counts = new EnumMap<>(Accident.Kind.class);
    private final ReentrantLock lock = new ReentrantLock();

    public Mischief(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How far a step is. */
    public record Progress(Step step, long seen, long struck) {}

    /** A script that runs. */
    public record Running(Scenario scenario, Instant begunAt, List<Progress> steps) {}

    /** What went wrong, and by which step of the script, counted from one; without one it was ordered. */
    public record Happened(Instant at, Accident.Kind kind, Occasion occasion, Optional<Integer> step) {}

    /** What went wrong since the start: how often each, and the newest of them, the newest last. */
    public record Memory(Map<Accident.Kind, Long> counts, List<Happened> newest) {}

    /** What goes wrong on this occasion; counted as soon as it is told. */
    public Optional<Accident> next(Occasion occasion) {
        Optional<Accident> ordered = database.transact(sql -> Accidents.take(sql, occasion.method()));
        if (ordered.isPresent()) {
            remember(occasion, ordered.orElseThrow(), Optional.empty());
            return ordered;
        }
        Optional<Play.Stroke> stroke = play.get().flatMap(running -> running.strike(occasion, clock.instant()));
        stroke.ifPresent(hit -> remember(occasion, hit.accident(), Optional.of(hit.step())));
        return stroke.map(Play.Stroke::accident);
    }

    private void remember(Occasion occasion, Accident accident, Optional<Integer> step) {
        lock.lock();
        try {
            newestLast.addLast(new Happened(clock.instant(), accident.kind(), occasion, step));
            if (newestLast.size() > REMEMBERED_MAX) {
                newestLast.removeFirst();
            }
            counts.merge(accident.kind(), 1L, Long::sum);
        } finally {
            lock.unlock();
        }
    }

    /** Begins a script, from now on and with nothing counted; one that ran before ends. */
    public void begin(Scenario scenario) {
        play.set(Optional.of(new Play(scenario, clock.instant())));
    }

    public void end() {
        play.set(Optional.empty());
    }

    public Optional<Running> running() {
        return play.get().map(present -> new Running(present.scenario(), present.begunAt(), present.progress()));
    }

    public Memory memory() {
        lock.lock();
        try {
            return new Memory(new EnumMap<>(counts), List.copyOf(newestLast));
        } finally {
            lock.unlock();
        }
    }
}
