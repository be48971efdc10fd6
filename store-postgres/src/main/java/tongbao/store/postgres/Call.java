package tongbao.store.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongbao.core.store.StoreUnavailable;
import tongbao.core.store.StoreUnavailable.Written;

/**
 * One caller's elements on their way through a {@link Combiner}, and what came of each. All but the two questions that
 * its own thread asks while it waits is guarded by the combiner's lock.
 */
final class Call<T, R> {
    /** An element in the queue. */
    record Seat<T, R>(Call<T, R> call, int place, List<?> keys) {
        T element() {
            return call.elements.get(place);
        }
    }

    private final Thread thread = Thread.currentThread();
    private final List<T> elements;
    private final List<Optional<R>> answers;
    private final long begunNanos;
    private int queued;
    private int open;
    private Optional<RuntimeException> failure = Optional.empty();
    private volatile boolean leading;
    private volatile boolean over;
    private boolean begunAtOnce;
    private boolean interrupted;

    Call(List<T> elements, long nowNanos) {
        this.elements = elements;
        this.answers = new ArrayList<>(elements.size());
        elements.forEach(element -> answers.add(Optional.empty()));
        this.queued = elements.size();
        this.open = elements.size();
        this.begunNanos = nowNanos;
    }

    Thread thread() {
        return thread;
    }

    int size() {
        return elements.size();
    }

    List<T> elements() {
        return elements;
    }

    long waitedNanos(long nowNanos) {
        return nowNanos - begunNanos;
    }

    /** It is this caller's turn to send a statement, for himself and for others. */
    boolean isLeading() {
        return leading;
    }

    void lead() {
        leading = true;
    }

    void beginLeading() {
        leading = false;
    }

    /** Says whether it has found a turn free. */
    void begun() {
        begunAtOnce = leading;
    }

    boolean hasBegunAtOnce() {
        return begunAtOnce;
    }

    /** There is an outcome for every element. */
    boolean isOver() {
        return over;
    }

    /** How many are not sent yet. Its own thread may see a send late, and then only looks once more. */
    int queued() {
        return queued;
    }

    boolean isUnavailable() {
        return failure.isPresent() && !(failure.get() instanceof RefusedRow);
    }

    void sent() {
        queued--;
    }

    void answered(int place, R answer) {
        answers.set(place, Optional.of(answer));
        settled();
    }

    void failed(RuntimeException why) {
        if (failure.isEmpty() || weight(why) > weight(failure.get())) {
            failure = Optional.of(why);
        }
        settled();
    }

    /** Of several failures the one is told that leaves most open about what happened. */
    private static int weight(RuntimeException failure) {
        return switch (failure) {
            case RefusedRow refused -> 0;
            case StoreUnavailable unavailable when unavailable.written() == Written.NOTHING -> 1;
            default -> 2;
        };
    }

    private void settled() {
        open--;
        over = open == 0;
    }

    /** What is still in the queue is not sent any more. */
    void giveUpQueued(String why) {
        for (; queued > 0; queued--) {
            failed(StoreUnavailable.turnedAway(why));
        }
    }

    /** Takes an interrupt away from the thread until the call is over: connections don't survive one. */
    void shieldFromInterrupt() {
        interrupted |= Thread.interrupted();
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    void giveInterruptBack() {
        if (interrupted) {
            thread.interrupt();
        }
    }

    /** The answers in the elements' order, or the failure, as an exception of this caller's own. */
    List<R> answer() {
        if (failure.isPresent()) {
            throw own(failure.get());
        }
        return answers.stream().map(Optional::orElseThrow).toList();
    }

    private RuntimeException own(RuntimeException shared) {
        String message = String.valueOf(shared.getMessage());
        boolean someWritten = answers.stream().anyMatch(Optional::isPresent);
        return switch (shared) {
            case StoreUnavailable unavailable ->
                new StoreUnavailable(message, someWritten ? Written.PERHAPS : unavailable.written(), shared);
            case RefusedRow refused -> refused;
            default -> new IllegalStateException(message, shared);
        };
    }
}
