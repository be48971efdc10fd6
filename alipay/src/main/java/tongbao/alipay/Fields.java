package tongbao.alipay;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonToken;

/**
 * The fields of a signed message, read by name; an empty value counts as absent.
 *
 * @param json the text that they were read from, empty if they never were JSON
 */
record Fields(Map<String, String> all, String json) {
    Fields {
        all = Map.copyOf(all);
    }

    Fields(Map<String, String> all) {
        this(all, "");
    }

    /** Reads an object; an object or array inside it is kept as JSON text. */
    static Fields of(String object) {
        var fields = new HashMap<String, String>();
        JsonText.members(object).forEach((name, value) -> {
            if (value.token() != JsonToken.VALUE_NULL) {
                fields.put(name, value.text());
            }
        });
        return new Fields(fields, object);
    }

    /** A signed message that decides nothing: it lacks a field it must have, or has one that cannot be understood. */
    static final class Undecided extends RuntimeException {
        Undecided(String message) {
            super(message);
        }
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(all.get(name)).filter(it -> !it.isBlank());
    }

    <T> Optional<T> find(String name, Function<String, T> reader) {
        return find(name).map(text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new Undecided(name + " cannot be read: " + text);
            }
        });
    }

    <T> T need(String name, Function<String, T> reader) {
        return find(name, reader).orElseThrow(() -> new Undecided(name + " is missing"));
    }

    String need(String name) {
        return need(name, it -> it);
    }

    <T> Optional<T> find(Field<?, T> field) {
        return find(field.name(), field::read);
    }

    /** Some methods say in a field of their own whether it went well. */
    void needSuccess(String name) {
        need(name, it -> {
            if (!it.equals("SUCCESS")) {
                throw new Undecided(name + " is " + it);
            }
            return it;
        });
    }

    Optional<Instant> findTime(String name) {
        return find(name, GatewayTime::instant);
    }

    TradeStatus needStatus() {
        return need("trade_status", it -> TradeStatus.of(it).orElseThrow(IllegalArgumentException::new));
    }
}
