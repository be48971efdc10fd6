package tongbao.sandbox.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The methods that this Alipay has, by their words. */
public final class Methods {
    private final SequencedMap<String, Method> byWord = new LinkedHashMap<>();

    public Methods(List<Method> methods) {
        for (Method method : methods) {
            if (byWord.put(method.word(), method) != null) {
                throw new IllegalStateException("two methods are called " + method.word());
            }
        }
    }

    public Optional<Method> named(String word) {
        return Optional.ofNullable(byWord.get(word));
    }

    /** Every word, in the order of the list. */
    public List<String> words() {
        return List.copyOf(byWord.sequencedKeySet());
    }
}
