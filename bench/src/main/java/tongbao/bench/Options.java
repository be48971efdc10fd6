package tongbao.bench;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the command line asks for. */
record Options(Load load, Target target, Output output) {
    static final String USAGE = """
            Measures Tongbao on this machine, and compares what the client was told with the database afterwards.
            Usage: ./tongbao bench [OPTIONS]
                   ./tongbao bench micro [PATTERN]   signatures, notices, JSON and rules by JMH, with peers; -h for more
                   ./tongbao bench sandbox           signed answers a second of the pretend Alipay, and what one costs
                   ./tongbao bench grow --data DIR   fills a database with millions of payments; --help for more
                   ./tongbao bench growth --data DIR compares such a one with an empty one; --help for more

              --only LIST         of create, open, notice, query, refund, mix; all of them when absent
              --seconds N         how long a run lasts at most, 1 to 600 (4)
              --warm-up N         seconds of each run before the first that counts, 0 to 600 (15)
              --rounds N          how often all of it is done, 1 to 50 (3); medians are shown
              --connections N     1 to 1000 (64)
              --rate N            an open loop of N requests a second, 1 to 100000; without it a closed loop
              --starts N          how often the gateway's start is measured, 0 to 20 (5)
              --data DIR          where PostgreSQL and the sandbox keep their data meanwhile (bench/target/data)
              --url URL --app-id ID --secret-file FILE
                                  a gateway that runs elsewhere, with an app that may pay and read: create, open, query
              --out DIR           where bench.json and bench.html go (bench/target/bench/TIME)
              --json FILE         and the JSON here as well
              --html FILE         and the page here as well
              --compare FILE      an earlier JSON: the ratios to it are printed

            Exit codes: 0 well; 1 something was lost, doubled or different, or did not run; 2 wrong options.
            docs/bench.md says what is measured and how.
            """;

    static final Set<String> NAMES = Set.of(
            "only",
            "seconds",
            "warm-up",
            "rounds",
            "connections",
            "rate",
            "starts",
            "data",
            "url",
            "app-id",
            "secret-file",
            "out",
            "json",
            "html",
            "compare");

    record Load(
            Set<Work> only,
            int seconds,
            int warmUpSeconds,
            int rounds,
            int connections,
            OptionalInt rate,
            int starts) {}

    /** What is measured. */
    sealed interface Target {
        /** Everything is started here. */
        record Own(Path data) implements Target {}

        /** A gateway that runs already. */
        record Elsewhere(URI gateway, String appId, Path secretFile) implements Target {}
    }

    record Output(Path folder, Optional<Path> json, Optional<Path> html, Optional<Path> compare) {}

    /** {@code home} is the folder of the repository, {@code time} names this bench among others. */
    static Options read(List<String> words, Path home, String time) {
        Map<String, String> named = named(words);
        Target target = target(named, home);
        Load load = new Load(
                only(named, target),
                whole(named, "seconds", 1, 600, 4),
                whole(named, "warm-up", 0, 600, 15),
                whole(named, "rounds", 1, 50, 3),
                whole(named, "connections", 1, 1000, 64),
                named.containsKey("rate") ? OptionalInt.of(whole(named, "rate", 1, 100_000, 1)) : OptionalInt.empty(),
                whole(named, "starts", 0, 20, 5));
        Path folder =
                path(named, "out").orElse(home.resolve("bench/target/bench").resolve(time));
        Output output = new Output(folder, path(named, "json"), path(named, "html"), path(named, "compare"));
        return new Options(load, target, output);
    }

    /** What is in effect, by its stable name. */
    Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("loop", load.rate().isPresent() ? "open" : "closed");
        load.rate().ifPresent(rate -> asked.put("rate", Integer.toString(rate)));
        asked.put("connections", Integer.toString(load.connections()));
        asked.put("seconds", Integer.toString(load.seconds()));
        asked.put("warm_up_seconds", Integer.toString(load.warmUpSeconds()));
        asked.put("rounds", Integer.toString(load.rounds()));
        return asked;
    }

    private static Map<String, String> named(List<String> words) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String name = word.startsWith("--") ? word.substring(2) : "";
            if (!NAMES.contains(name)) {
                throw new Refusal("unknown option " + word + "; ./tongbao bench --help lists them");
            }
            if (++i == words.size()) {
                throw new Refusal(word + " needs a value");
            }
            if (named.put(name, words.get(i)) != null) {
                throw new Refusal(word + " is there twice");
            }
        }
        return named;
    }

    private static Target target(Map<String, String> named, Path home) {
        if (!named.containsKey("url")) {
            for (String name : List.of("app-id", "secret-file")) {
                if (named.containsKey(name)) {
                    throw new Refusal("--" + name + " goes with --url");
                }
            }
            return new Target.Own(path(named, "data").orElse(home.resolve("bench/target/data")));
        }
        if (named.containsKey("data")) {
            throw new Refusal("--data is for what is started here, and --url is started elsewhere");
        }
        Path secret = path(named, "secret-file").orElseThrow(() -> new Refusal("--url needs --secret-file"));
        String appId = Optional.ofNullable(named.get("app-id"))
                .filter(text -> text.matches("[A-Za-z0-9_-]{1,64}"))
                .orElseThrow(() -> new Refusal("--url needs --app-id, 1 to 64 of A-Za-z0-9_-"));
        return new Target.Elsewhere(address(named.getOrDefault("url", "")), appId, secret);
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            boolean bare = address.getRawPath() == null
                    || address.getRawPath().isEmpty()
                    || address.getRawPath().equals("/");
            if ("http".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && bare) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal("--url is no address: " + text);
        }
        throw new Refusal("--url is the gateway's own address, such as http://127.0.0.1:8080, not '" + text + "'");
    }

    private static Set<Work> only(Map<String, String> named, Target target) {
        Set<Work> possible = target instanceof Target.Own
                ? EnumSet.allOf(Work.class)
                : EnumSet.of(Work.CREATE, Work.OPEN, Work.QUERY);
        if (!named.containsKey("only")) {
            return possible;
        }
        Set<Work> only = EnumSet.noneOf(Work.class);
        for (String word : named.getOrDefault("only", "").split(",", -1)) {
            Work work = Work.read(word)
                    .orElseThrow(() -> new Refusal(
                            "--only takes create, open, notice, query, refund and mix, not '" + word + "'"));
            if (!possible.contains(work)) {
                throw new Refusal("--only " + word + " needs Alipay's key or the sandbox, which --url has not");
            }
            only.add(work);
        }
        return only;
    }

    private static int whole(Map<String, String> named, String name, int least, int most, int otherwise) {
        String text = named.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new Refusal(
                    "--" + name + " is a whole number from " + least + " to " + most + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static Optional<Path> path(Map<String, String> named, String name) {
        return Optional.ofNullable(named.get(name))
                .map(text -> Path.of(text).toAbsolutePath().normalize());
    }
}
