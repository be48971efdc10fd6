package tongbao.store.postgres;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import tongbao.core.store.StoreUnavailable;

/**
 * Where concurrent callers of one kind meet in one statement of many rows. Who finds a statement's turn free takes it
 * and goes at once, with all that is queued: a lone caller waits for nobody, and there is no timer and no thread here.
 * Who comes meanwhile queues up; when a statement is done, the first of the queue takes its turn.
 *
 * <p>Elements that share a key never meet in one statement nor in two that are under way: the later one finds what the
 * earlier one left. See docs/decisions/combiner.md.
 */
final class Combiner<T, R> {
    /** Sends elements that share no key in one statement, and answers each in its place. */
    interface Statement<T, R> {
        List<R> send(List<T> elements);
    }

    /** How long rows wait for one statement before another connection takes them. */
    private static final long PATIENCE_NANOS = Duration.ofMillis(50).toNanos();

    private final String kind;
    private final Function<T, List<?>> keys;
    private final Statement<T, R> statement;
    private final Combining bounds;
    private final long waitMaxNanos;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Deque<Call.Seat<T, R>> queue = new ArrayDeque<>();
    private final Set<Object> keysUnderWay = new HashSet<>();
    private final Tally tally;
    private int turnsFree;
    private int leadersWaking;
    private boolean closed;

    /**
     * {@code keys} tells the keys of an element, maybe none; {@code waitMax} is how long an element waits in the queue
     * at most.
     */
    Combiner(String kind, Function<T, List<?>> keys, Statement<T, R> statement, Combining bounds, Duration waitMax) {
        this.kind = kind;
        this.keys = keys;
        this.statement = statement;
        this.bounds = bounds;
        this.waitMaxNanos = waitMax.toNanos();
        this.tally = new Tally(kind);
        this.turnsFree = bounds.connections();
    }

    /** For one element. */
    R one(T element) {
        return all(List.of(element)).getFirst();
    }

    /**
     * Answers each element, in their order. When the database refuses one, the others are written all the same, and
     * only then the refusal is thrown. Who is interrupted before anything of his was sent is turned away; afterwards he
     * gets his answer, and his interrupt back.
     */
    List<R> all(List<T> elements) {
        if (elements.isEmpty()) {
            return List.of();
        }
        Call<T, R> call = enter(List.copyOf(elements));
        try {
            while (!call.isOver() || call.isLeading()) {
                if (call.isLeading()) {
                    lead(call);
                } else {
                    await(call);
                }
            }
        } finally {
            call.giveInterruptBack();
        }
        return call.answer();
    }

    private Call<T, R> enter(List<T> elements) {
        if (Thread.currentThread().isInterrupted()) {
            throw StoreUnavailable.turnedAway(kind + ": interrupted before anything was sent");
        }
        Call<T, R> call = new Call<>(elements, System.nanoTime());
        lock.lock();
        try {
            if (closed) {
                throw StoreUnavailable.turnedAway(kind + ": the store is closed");
            }
            if (!queue.isEmpty() && queue.size() + call.size() > bounds.waitingMax()) {
                tally.turnedAway(call.size());
                throw StoreUnavailable.turnedAway(kind + ": " + queue.size() + " are waiting already");
            }
            for (int place = 0; place < call.size(); place++) {
                queue.add(new Call.Seat<>(call, place, keys.apply(elements.get(place))));
            }
            giveTurns();
            call.begun();
        } finally {
            lock.unlock();
        }
        return call;
    }

    /** Free turns go to the first callers who have something to send. */
    private void giveTurns() {
        Iterator<Call.Seat<T, R>> seats = queue.iterator();
        while (turnsFree > 0 && seats.hasNext() && isWorthATurn()) {
            Call.Seat<T, R> seat = seats.next();
            if (!seat.call().isLeading() && areFree(seat)) {
                turnsFree--;
                leadersWaking++;
                seat.call().lead();
                wake(seat.call());
            }
        }
        if (turnsFree == bounds.connections()) {
            idle.signalAll();
        }
    }

    /**
     * While a statement is under way another one goes only with half the rows that it may have: many small ones cost
     * more than few large ones. Or after a while, for the first may be held up.
     */
    private boolean isWorthATurn() {
        return turnsFree == bounds.connections()
                || queue.size() >= bounds.rowsWorthATurn() * (leadersWaking + 1)
                || queue.getFirst().call().waitedNanos(System.nanoTime()) >= PATIENCE_NANOS;
    }

    private boolean areFree(Call.Seat<T, R> seat) {
        for (Object key : seat.keys()) {
            if (keysUnderWay.contains(key)) {
                return false;
            }
        }
        return true;
    }

    private static void wake(Call<?, ?> call) {
        if (call.thread() != Thread.currentThread()) {
            LockSupport.unpark(call.thread());
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it but how many go together
    private void lead(Call<T, R> call) {
        call.shieldFromInterrupt();
        Batch<T, R> batch = takeBatch(call);
        batch.send(statement);
        lock.lock();
        try {
            batch.settle();
            for (Call.Seat<T, R> seat : batch.seats()) {
                seat.keys().forEach(keysUnderWay::remove);
                dropRestOfFailed(seat.call());
            }
        } finally {
            lock.unlock();
        }
        for (Call.Seat<T, R> seat : batch.seats()) {
            if (seat.call().isOver()) {
                wake(seat.call());
            }
        }
        if (batch.seats().size() > 1) {
            Thread.yield();
        }
        passOn();
    }

    /** After all who are ready to run: where callers crowd the processors, they go together, not in two halves. */
    private void passOn() {
        lock.lock();
        try {
            turnsFree++;
            giveTurns();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing for who was served while he was still waking up: he only passes the turn on. */
    private Batch<T, R> takeBatch(Call<T, R> leader) {
        long now = System.nanoTime();
        List<Call.Seat<T, R>> taken = new ArrayList<>();
        lock.lock();
        try {
            leader.beginLeading();
            leadersWaking--;
            Iterator<Call.Seat<T, R>> seats = queue.iterator();
            while (!leader.isOver() && taken.size() < bounds.rowsMax() && seats.hasNext()) {
                Call.Seat<T, R> seat = seats.next();
                if (areFree(seat)) {
                    seats.remove();
                    keysUnderWay.addAll(seat.keys());
                    taken.add(seat);
                    seat.call().sent();
                    if (!seat.call().hasBegunAtOnce()) {
                        tally.waited(seat.call().waitedNanos(now));
                    }
                }
            }
            tally.sent(taken.size());
        } finally {
            lock.unlock();
        }
        return new Batch<>(taken);
    }

    /** The rest of a list is not sent when it is known that its caller gets an unavailable store. */
    private void dropRestOfFailed(Call<T, R> call) {
        if (call.queued() > 0 && call.isUnavailable()) {
            giveUp(call, "an earlier part of the list failed");
        }
    }

    private void giveUp(Call<T, R> call, String why) {
        queue.removeIf(seat -> seat.call() == call);
        tally.turnedAway(call.queued());
        call.giveUpQueued(kind + ": " + why);
    }

    private void await(Call<T, R> call) {
        if (call.queued() == 0) {
            LockSupport.park(this);
            call.shieldFromInterrupt();
            return;
        }
        long leftNanos = waitMaxNanos - call.waitedNanos(System.nanoTime());
        if (leftNanos > 0) {
            LockSupport.parkNanos(this, Math.min(leftNanos, PATIENCE_NANOS));
        }
        call.shieldFromInterrupt();
        if (leftNanos <= 0 || call.wasInterrupted()) {
            withdraw(call);
        } else if (!call.isOver() && !call.isLeading()) {
            takeAnotherTurn();
        }
    }

    private void takeAnotherTurn() {
        lock.lock();
        try {
            giveTurns();
        } finally {
            lock.unlock();
        }
    }

    /** Takes back what was not sent yet, unless it is about to be. */
    private void withdraw(Call<T, R> call) {
        lock.lock();
        try {
            if (!call.isLeading()) {
                giveUp(
                        call,
                        call.wasInterrupted()
                                ? "interrupted while it waited"
                                : "waited for " + TimeUnit.NANOSECONDS.toMillis(waitMaxNanos) + " ms");
            }
        } finally {
            lock.unlock();
        }
    }

    Figures figures() {
        lock.lock();
        try {
            return tally.figures(queue.size());
        } finally {
            lock.unlock();
        }
    }

    /** Turns away who waits and who comes, and lets the statements that are under way end. */
    void close() {
        lock.lock();
        try {
            closed = true;
            Set<Call<T, R>> waiting = new HashSet<>();
            queue.forEach(seat -> waiting.add(seat.call()));
            for (Call<T, R> call : waiting) {
                giveUp(call, "the store is closed");
                wake(call);
            }
            while (turnsFree < bounds.connections()) {
                idle.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
