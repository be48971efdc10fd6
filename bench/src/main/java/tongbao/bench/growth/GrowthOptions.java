package tongbao.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words behind {@code grow}, checked. */
record GrowthOptions(Where where, long payments, Instant now, long seed) {
    static final String USAGE = """
            `tongbao bench grow` fills an empty database with payments of two years.
              --data DIR             the folder of `./tongbao up --data DIR`, which must not run meanwhile; or
              --jdbc-url URL         jdbc:postgresql://host/database, with
              --user NAME
              --password-file FILE
              --payments N           1 to 100000000, by default 10000000 (25 GB)
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

    static GrowthOptions read(List<String> all, Instant now) throws Words.Refused {
        Words words = Words.read(all, NAMES);
        return new GrowthOptions(
                where(words),
                words.number("--payments", 10_000_000, PAYMENTS_MAX),
                words.time("--now", now),
                words.number("--seed", 1, Long.MAX_VALUE));
    }

    private static Where where(Words words) throws Words.Refused {
        Optional<String> folder = words.text("--data");
        Optional<String> url = words.text("--jdbc-url");
        if (folder.isPresent() == url.isPresent()) {
            throw new Words.Refused("either --data or --jdbc-url says where the database is");
        }
        if (folder.isPresent()) {
            return new Where.Folder(Path.of(folder.get()));
        }
        if (!url.get().startsWith("jdbc:postgresql:")) {
            throw new Words.Refused("--jdbc-url is jdbc:postgresql://host/database, not '" + url.get() + "'");
        }
        return new Where.Server(url.get(), words.need("--user"), password(words.need("--password-file")));
    }

    private static String password(String file) throws Words.Refused {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new Words.Refused("--password-file can't be read: " + e);
        }
    }
}
