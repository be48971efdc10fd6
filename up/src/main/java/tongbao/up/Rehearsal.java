package tongbao.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code rehearse}: starts everything once in a folder of its own and ends again. The build runs it to record what a
 * start needs, so that later starts find it prepared.
 */
final class Rehearsal {
    private final Clock clock;
    private final SecureRandom chance;

    Rehearsal(Clock clock, SecureRandom chance) {
        this.clock = clock;
        this.chance = chance;
    }

    int run(List<String> words) {
        Options.read(words, Set.of(), Set.of()).withoutRest();
        try {
            Path folder = Files.createTempDirectory("tongbao-rehearsal");
            try (Parts parts = new Parts()) {
                new Up(clock, chance)
                        .start(List.of("--data", folder.toString(), "--port", "0", "--sandbox-port", "0"), parts);
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
