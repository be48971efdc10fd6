package tongbao.bench.torture;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the command line asks for; {@code minutes} of torture, settling and comparison come on top. */
record Options(int minutes, int shops, long seed, What what, Optional<Prey> mutant) {
    private static final int MINUTES_MAX = 1_440;
    private static final int MINUTES = 2;
    private static final int SHOPS_MAX = 200;
    private static final int SHOPS = 24;

    /** One run, one run for each mutant, or only the list of the failpoints. */
    enum What {
        RUN,
        MUTANTS,
        LIST
    }

    static final String USAGE = """
            Kills two gateways and their database again and again under load, and compares the client's record, the
            database and the sandbox row by row. Usage: ./tongbao torture [OPTIONS]

              --minutes N    how long, 1 to %d (%d); then everything comes to rest and is compared
              --shops N      how many shops at once, 1 to %d (%d)
              --seed S       what is wished, killed and refused; 0 or more (drawn). Two runs of a seed differ all the
                             same, for real processes don't keep step
              --mutants      puts known faults into the gateways, one after the other, until each is found
              --mutant NAME  a run with one of them in it: %s
              --list         the failpoints, as the code has them

            Exit codes: 0 all is well, 1 a rule was broken or a mutant survived, 2 wrong options.
            """.formatted(
                    MINUTES_MAX,
                    MINUTES,
                    SHOPS_MAX,
                    SHOPS,
                    Stream.of(Prey.values()).map(Prey::word).collect(Collectors.joining(", ")));

    /** Throws {@link IllegalArgumentException} with a sentence for the person at the terminal. */
    static Options read(List<String> words, long seedOtherwise) {
        Options options = new Options(MINUTES, SHOPS, seedOtherwise, What.RUN, Optional.empty());
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    private Options with(String word, Iterator<String> rest) {
        return switch (word) {
            case "--minutes" -> new Options((int) number(word, rest, 1, MINUTES_MAX), shops, seed, what, mutant);
            case "--shops" -> new Options(minutes, (int) number(word, rest, 1, SHOPS_MAX), seed, what, mutant);
            case "--seed" -> new Options(minutes, shops, number(word, rest, 0, Long.MAX_VALUE), what, mutant);
            case "--mutants" -> new Options(minutes, shops, seed, What.MUTANTS, mutant);
            case "--list" -> new Options(minutes, shops, seed, What.LIST, mutant);
            case "--mutant" -> new Options(minutes, shops, seed, what, Optional.of(prey(text(word, rest))));
            default -> throw new IllegalArgumentException("there is no option " + word + "; --help lists them");
        };
    }

    private static Prey prey(String word) {
        return Prey.named(word)
                .orElseThrow(() -> new IllegalArgumentException("there is no mutant " + word + "; --help lists them"));
    }

    private static String text(String word, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(word + " needs a value");
        }
        return rest.next();
    }

    private static long number(String word, Iterator<String> rest, long least, long most) {
        String text = text(word, rest);
        String bounds = word + " is a whole number from " + least + " to " + most + ", not '" + text + "'";
        try {
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(bounds);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(bounds, e);
        }
    }
}
