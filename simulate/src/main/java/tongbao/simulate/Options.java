package tongbao.simulate;

import java.util.List;

/** What the command line asks for. */
record Options(long first, long seeds, boolean mutants) {
    static final long SEEDS_MAX = 10_000_000;

    static final String USAGE = """
            Simulates two gateways, payers, apps and Alipay on one thread and a clock moved by hand, with accidents.
            Usage: ./tongbao simulate [OPTIONS]

              --seeds N        how many runs, 1 to 10000000 (2000)
              --first-seed S   the first seed (1)
              --seed S         that seed alone, and its story printed
              --mutants        puts known faults into the gateway, one after the other, until each is found

            The same seed replays exactly. Exit codes: 0 well; 1 a broken rule or a surviving mutant; 2 wrong options.
            docs/simulation.md says how it works and what it can't see.
            """;

    private static final long SEEDS_USUAL = 2_000;
    private static final long FIRST_MAX = Long.MAX_VALUE / 2;

    /** Only one seed, to be read. */
    boolean isOneStory() {
        return seeds == 1 && !mutants;
    }

    static Options read(List<String> words) {
        long first = 1;
        long seeds = SEEDS_USUAL;
        boolean mutants = false;
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--seeds" -> seeds = number(words, ++i, 1, SEEDS_MAX);
                case "--first-seed" -> first = number(words, ++i, 0, FIRST_MAX);
                case "--seed" -> {
                    first = number(words, ++i, 0, FIRST_MAX);
                    seeds = 1;
                }
                case "--mutants" -> mutants = true;
                default -> throw new IllegalArgumentException("no such option: " + words.get(i));
            }
        }
        return new Options(first, seeds, mutants);
    }

    private static long number(List<String> words, int at, long least, long most) {
        String option = words.get(at - 1);
        if (at >= words.size() || !words.get(at).matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(option + " takes a number");
        }
        long number = Long.parseLong(words.get(at));
        if (number < least || number > most) {
            throw new IllegalArgumentException(option + " takes " + least + " to " + most);
        }
        return number;
    }
}
