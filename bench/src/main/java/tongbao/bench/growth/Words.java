package tongbao.bench.growth;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words behind a command: pairs of an option and its value. */
record Words(Map<String, String> named) {
    /** What is wrong with the words, in one line. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    static Words read(List<String> words, Set<String> known) throws Refused {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            if (!known.contains(name)) {
                throw new Refused("unknown option '" + name + "'; --help lists what there is");
            }
            if (i + 1 == words.size()) {
                throw new Refused(name + " needs a value");
            }
            if (named.put(name, words.get(i + 1)) != null) {
                throw new Refused(name + " is there twice");
            }
        }
        return new Words(Map.copyOf(named));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(named.get(name));
    }

    String need(String name) throws Refused {
        return text(name).orElseThrow(() -> new Refused(name + " is needed as well"));
    }

    long number(String name, long otherwise, long most) throws Refused {
        String text = named.getOrDefault(name, Long.toString(otherwise));
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < 1 || Long.parseLong(text) > most) {
            throw new Refused(name + " is a whole number from 1 to " + most + ", not '" + text + "'");
        }
        return Long.parseLong(text);
    }

    Instant time(String name, Instant otherwise) throws Refused {
        String text = named.get(name);
        try {
            return text == null ? otherwise : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new Refused(name + " is a time such as 2026-11-22T21:00:00+08:00, not '" + text + "'");
        }
    }
}
