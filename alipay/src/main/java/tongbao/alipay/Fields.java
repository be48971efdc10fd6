package tongbao.alipay;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The fields of a signed message, read by name; an empty value counts as absent. */
record Fields(Map<String, String> all) {
    Fields {
        all = Map.copyOf(all);
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
