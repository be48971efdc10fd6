package tongbao.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words behind {@code grow}, checked. */
record GrowthOptions(Where where, long payments, Instant now, long seed) {
    static final String USAGE = """
            grow fills an empty database with payments of two years.
              --data DIR             the folder of `./tongbao up --data DIR`, which must not run meanwhile; or
              --jdbc-url URL         jdbc:postgresql://host/database, with
              --user NAME
              --password-file FILE
              --payments N           1 to 100000000, by default 10000000 (22 GB)
              --now TIME             the end of the two years, as 2026-11-22T21:00:00+08:00; by default now
              --seed N               the same seed and time make the same payments; by default 1""";

    private static final Set<String> NAMES =
            Set.of("--data", "--jdbc-url", "--user", "--password-file", "--payments", "--now", "--seed");
    private static final long PAYMENTS_MAX = 100_000_000;

    /** Where the database is. */
    sealed interface Where {
        /** An embedded PostgreSQL in this folder. */
        record Folder(Path folder) implements Where {}

        record Server(String jdbcUrl, String user, String password) implements Where {}
    }

    /** What is wrong with the words, in one line. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    static GrowthOptions read(List<String> words, Instant now) throws Refused {
        Map<String, String> named = named(words);
        return new GrowthOptions(
                where(named),
                number(named, "--payments", 10_000_000, PAYMENTS_MAX),
                time(named, now),
                number(named, "--seed", 1, Long.MAX_VALUE));
    }

    private static Map<String, String> named(List<String> words) throws Refused {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            if (!NAMES.contains(name)) {
                throw new Refused("unknown option '" + name + "'; --help lists what there is");
            }
            if (i + 1 == words.size()) {
                throw new Refused(name + " needs a value");
            }
            if (named.put(name, words.get(i + 1)) != null) {
                throw new Refused(name + " is there twice");
            }
        }
        return named;
    }

    private static Where where(Map<String, String> named) throws Refused {
        Optional<String> folder = Optional.ofNullable(named.get("--data"));
        Optional<String> url = Optional.ofNullable(named.get("--jdbc-url"));
        if (folder.isPresent() == url.isPresent()) {
            throw new Refused("either --data or --jdbc-url says where the database is");
        }
        if (folder.isPresent()) {
            return new Where.Folder(Path.of(folder.get()));
        }
        if (!url.get().startsWith("jdbc:postgresql:")) {
            throw new Refused("--jdbc-url is jdbc:postgresql://host/database, not '" + url.get() + "'");
        }
        return new Where.Server(url.get(), need(named, "--user"), password(need(named, "--password-file")));
    }

    private static String need(Map<String, String> named, String name) throws Refused {
        return Optional.ofNullable(named.get(name))
                .orElseThrow(() -> new Refused("--jdbc-url needs " + name + " as well"));
    }

    private static String password(String file) throws Refused {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new Refused("--password-file can't be read: " + e);
        }
    }

    private static long number(Map<String, String> named, String name, long otherwise, long most) throws Refused {
        String text = named.getOrDefault(name, Long.toString(otherwise));
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < 1 || Long.parseLong(text) > most) {
            throw new Refused(name + " is a whole number from 1 to " + most + ", not '" + text + "'");
        }
        return Long.parseLong(text);
    }

    private static Instant time(Map<String, String> named, Instant now) throws Refused {
        String text = named.get("--now");
        try {
            return text == null ? now : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new Refused("--now is a time such as 2026-11-22T21:00:00+08:00, not '" + text + "'");
        }
    }
}
