package tongbao.store.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A statement that answers each word with itself in capitals, one at a time when it is let; it keeps what it got. */
final class Held implements Combiner.Statement<String, String> {
    private final List<List<String>> sent = new ArrayList<>();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore let = new Semaphore(0);
    private final UnaryOperator<List<String>> work;

    Held(UnaryOperator<List<String>> work) {
        this.work = work;
    }

    static Held answering() {
        return new Held(words -> words.stream().map(Held::answer).toList());
    }

    static String answer(String word) {
        return word + "!";
    }

    @Override
    public List<String> send(List<String> words) {
        synchronized (sent) {
            sent.add(List.copyOf(words));
        }
        begun.release();
        let.acquireUninterruptibly();
        return work.apply(words);
    }

    /** Waits until so many more statements have begun. */
    void awaitBegun(int statements) {
        try {
            if (!begun.tryAcquire(statements, 20, TimeUnit.SECONDS)) {
                throw new AssertionError("not begun; sent so far: " + sent());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void let(int statements) {
        let.release(statements);
    }

    void letAll() {
        let(1_000_000);
    }

    List<List<String>> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }
}
