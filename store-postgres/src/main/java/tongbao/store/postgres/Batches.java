package tongbao.store.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Sends a list in statements of many rows and answers per element, in the list's order. Elements of the same key never
 * meet in one statement: the later one goes with a later statement, and so finds what the earlier one left.
 */
final class Batches<T, R> {
    /** The most elements of one statement. */
    static final int ELEMENTS_MAX = 256;

    private final List<T> elements;
    private final Function<T, ?> key;
    private final Function<List<T>, List<R>> statement;
    private final List<Optional<R>> answers;
    private Optional<RefusedRow> refusal = Optional.empty();

    private Batches(List<T> elements, Function<T, ?> key, Function<List<T>, List<R>> statement) {
        this.elements = elements;
        this.key = key;
        this.statement = statement;
        this.answers =
                new ArrayList<>(elements.stream().map(e -> Optional.<R>empty()).toList());
    }

    /**
     * When the database refuses one element, the others are written all the same, and only then the refusal is thrown.
     */
    static <T, R> List<R> write(List<T> elements, Function<T, ?> key, Function<List<T>, List<R>> statement) {
        return new Batches<T, R>(elements, key, statement).write();
    }

    private List<R> write() {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            open.add(i);
        }
        while (!open.isEmpty()) {
            List<Integer> batch = takeBatch(open);
            send(batch);
        }
        refusal.ifPresent(refused -> {
            throw refused;
        });
        return answers.stream().map(Optional::orElseThrow).toList();
    }

    private List<Integer> takeBatch(List<Integer> open) {
        Set<Object> keys = new HashSet<>();
        List<Integer> batch = new ArrayList<>();
        List<Integer> later = new ArrayList<>();
        for (int i : open) {
            boolean first = keys.add(key.apply(elements.get(i)));
            (first && batch.size() < ELEMENTS_MAX ? batch : later).add(i);
        }
        open.clear();
        open.addAll(later);
        return batch;
    }

    private void send(List<Integer> batch) {
        try {
            List<R> answered = statement.apply(batch.stream().map(elements::get).toList());
            for (int i = 0; i < batch.size(); i++) {
                answers.set(batch.get(i), Optional.of(answered.get(i)));
            }
        } catch (RefusedRow refused) {
            if (batch.size() == 1) {
                refusal = Optional.of(refusal.orElse(refused));
            } else {
                batch.forEach(i -> send(List.of(i)));
            }
        }
    }
}
