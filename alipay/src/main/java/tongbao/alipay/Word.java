package tongbao.alipay;

import java.util.Arrays;
import java.util.Optional;

/**
 * A word of Alipay's: from its documented list, or one that nobody has listed yet.
 *
 * @param <E> the documented list
 */
public sealed interface Word<E extends Enum<E> & Listed> {
    /** A word from the list. */
    record Known<E extends Enum<E> & Listed>(E value) implements Word<E> {
        @Override
        public String text() {
            return value.word();
        }
    }

    /** A word that is not in the list: it may mean anything. */
    record Unlisted<E extends Enum<E> & Listed>(String text) implements Word<E> {}

    /** The word as Alipay writes it. */
    String text();

    static <E extends Enum<E> & Listed> Word<E> of(Class<E> list, String text) {
        return Arrays.stream(list.getEnumConstants())
                .filter(it -> it.word().equals(text))
                .findFirst()
                .<Word<E>>map(Known::new)
                .orElseGet(() -> new Unlisted<>(text));
    }

    /** The listed word, empty for an unlisted one. */
    default Optional<E> known() {
        return this instanceof Known<E>(E value) ? Optional.of(value) : Optional.empty();
    }

    /**
     * The listed word.
     *
     * @throws IllegalArgumentException for an unlisted one
     */
    default E need() {
        return known().orElseThrow(() -> new IllegalArgumentException("unlisted: " + text()));
    }
}
