package tongbao.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tongbao.bench.answers.Answers;
import tongbao.bench.growth.Growth;
import tongbao.bench.growth.GrowthCost;
import tongbao.bench.micro.Micro;
import tongbao.bench.stack.StackBroken;
import tongbao.postgres.embedded.PostgresUnavailable;

/** {@code ./tongbao bench}; the launcher hands its words over, of which the first may name another measurement. */
public final class Main {
    private static final int FAILED = 1;
    private static final int WRONG = 2;

    /** Of the sandbox's answers. */
    private static final Duration WARM_UP = Duration.ofSeconds(40);

    private static final Duration MEASURED = Duration.ofSeconds(15);

    private Main() {}

    public static void main(String[] words) throws Exception {
        String first = words.length == 0 ? "" : words[0];
        switch (first) {
            case "grow" -> Growth.main(rest(words));
            case "growth" -> GrowthCost.main(rest(words));
            case "micro" -> Micro.main(rest(words));
            case "sandbox" -> System.exit(answers(place()));
            default -> load(words);
        }
    }

    private static String[] rest(String[] words) {
        return Arrays.copyOfRange(words, 1, words.length);
    }

    private static void load(String[] words) {
        System.exit(run(List.of(words), place()));
    }

    private static int answers(Place place) {
        return Answers.run(place.launcher(), place.home().resolve("bench/target/sandbox"), WARM_UP, MEASURED);
    }

    private static Place place() {
        Path home = Path.of(System.getProperty("tongbao.home", "."))
                .toAbsolutePath()
                .normalize();
        return new Place(home, List.of(home.resolve("tongbao").toString()));
    }

    /** The repository, and the command that takes {@code serve} and {@code sandbox}. */
    record Place(Path home, List<String> launcher) {}

    static int run(List<String> words, Place place) {
        if (words.contains("--help") || words.contains("-h")) {
            System.out.print(Options.USAGE);
            return 0;
        }
        String time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                .format(LocalDateTime.now(ZoneId.systemDefault()));
        try {
            return run(Options.read(words, place.home(), time), place, time);
        } catch (Refusal e) {
            System.err.println("tongbao bench: " + e.getMessage());
            return WRONG;
        } catch (StackBroken | PostgresUnavailable e) {
            System.err.println("tongbao bench: " + e.getMessage());
            return FAILED;
        }
    }

    private static int run(Options options, Place place, String time) {
        try (Ending ending = new Ending()) {
            try {
                return new Bench(options, place, time, ending).run();
            } catch (RuntimeException e) {
                ending.holdIfInterrupted();
                throw e;
            }
        }
    }
}
