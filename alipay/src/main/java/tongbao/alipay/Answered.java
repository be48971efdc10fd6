package tongbao.alipay;

import java.util.Map;
import java.util.Optional;

/**
 * A reply that Alipay signed, with all its fields.
 *
 * @param <R> the reply itself
 */
public interface Answered<R extends Answered<R>> {
    /** The whole reply by name; an object or array is kept as JSON text. */
    Map<String, String> fields();

    /**
     * An optional field of the reply, empty if Alipay left it out.
     *
     * @throws IllegalArgumentException if it is there and cannot be read; the message names it
     */
    default <T> Optional<T> find(Field<? super R, T> field) {
        return field.in(fields());
    }
}
