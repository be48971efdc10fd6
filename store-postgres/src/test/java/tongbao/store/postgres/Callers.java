package tongbao.store.postgres;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tongbao.core.store.StoreUnavailable;

/** Callers of a combiner, each on a virtual thread of its own. */
final class Callers {
    private final Combiner<String, String> combiner;

    Callers(Combiner<String, String> combiner) {
        this.combiner = combiner;
    }

    /** A caller, its thread, and whether that was interrupted when the call was over. */
    record Caller(Thread thread, CompletableFuture<List<String>> answers, CompletableFuture<Boolean> interrupted) {
        List<String> answer() {
            try {
                return answers.get(20, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError(e);
            }
        }

        RuntimeException failure() {
            Throwable failure = answers.handle((answer, thrown) -> thrown == null ? new AssertionError(answer) : thrown)
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            if (failure instanceof RuntimeException expected) {
                return expected;
            }
            throw new AssertionError(failure);
        }

        StoreUnavailable.Written written() {
            return ((StoreUnavailable) failure()).written();
        }

        /** The only answer, or what the call left behind. */
        String outcome() {
            try {
                return answers.get(20, TimeUnit.SECONDS).getFirst();
            } catch (ExecutionException e) {
                return e.getCause() instanceof StoreUnavailable unavailable
                        ? unavailable.written().toString()
                        : String.valueOf(e.getCause());
            } catch (InterruptedException | TimeoutException e) {
                throw new AssertionError(e);
            }
        }

        boolean wasInterruptedAfterwards() {
            return interrupted.join();
        }
    }

    /** A caller that has sent its words, or waits with them. */
    Caller call(String... words) {
        CompletableFuture<List<String>> answers = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            Optional<RuntimeException> failure = Optional.empty();
            List<String> answer = List.of();
            try {
                answer = combiner.all(List.of(words));
            } catch (RuntimeException e) {
                failure = Optional.of(e);
            }
            interrupted.complete(Thread.currentThread().isInterrupted());
            if (failure.isPresent()) {
                answers.completeExceptionally(failure.get());
            } else {
                answers.complete(answer);
            }
        });
        return new Caller(thread, answers, interrupted);
    }

    /** A caller whose words wait behind {@code before} others. */
    Caller callAndWait(int before, String... words) {
        Caller caller = call(words);
        awaitWaiting(before + words.length);
        return caller;
    }

    void awaitWaiting(int rows) {
        while (combiner.figures().waiting() != rows) {
            Thread.onSpinWait();
        }
    }
}
