package tongbao.bench;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tongbao.bench.stack.StackBroken;
import tongbao.postgres.embedded.PostgresUnavailable;

/** {@code ./tongbao bench}; the launcher hands its words over. */
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG = 2;

    private Main() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words)));
    }

    static int run(List<String> words) {
        if (words.contains("--help") || words.contains("-h")) {
            System.out.print(Options.USAGE);
            return 0;
        }
        Path home = Path.of(System.getProperty("tongbao.home", "."))
                .toAbsolutePath()
                .normalize();
        String time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                .format(LocalDateTime.now(ZoneId.systemDefault()));
        try {
            return run(Options.read(words, home, time), home, time);
        } catch (Refusal e) {
            System.err.println("tongbao bench: " + e.getMessage());
            return WRONG;
        } catch (StackBroken | PostgresUnavailable e) {
            System.err.println("tongbao bench: " + e.getMessage());
            return FAILED;
        }
    }

    private static int run(Options options, Path home, String time) {
        try (Ending ending = new Ending()) {
            try {
                return new Bench(options, home, time, ending).run();
            } catch (RuntimeException e) {
                ending.holdIfInterrupted();
                throw e;
            }
        }
    }
}
