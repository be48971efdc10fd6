package tongbao.bench.micro;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures every {@link Comparison} with JMH, ours and its peers next to each other, and prints the table. Arguments
 * are JMH's own; a pattern chooses among the benchmarks, and {@code --quick} is for a first look that proves nothing.
 */
public final class Micro {
    private static final String QUICK = "--quick";
    private static final String PACKAGE = Micro.class.getPackageName() + ".";

    /** As the gateway runs. */
    private static final String[] JVM = {
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED"
    };

    /** How often and how long each benchmark runs, where the arguments don't say. */
    private record Pace(int warmups, TimeValue warmup, int measurements, TimeValue measurement) {
        static final Pace RECORD = new Pace(4, TimeValue.seconds(1), 8, TimeValue.milliseconds(250));
        static final Pace QUICK = new Pace(1, TimeValue.milliseconds(200), 2, TimeValue.milliseconds(200));
    }

    private final CommandLineOptions asked;
    private final Pace pace;

    private Micro(CommandLineOptions asked, Pace pace) {
        this.asked = asked;
        this.pace = pace;
    }

    public static void main(String[] args) throws Exception {
        List<String> words = new ArrayList<>(Arrays.asList(args));
        Pace pace = words.remove(QUICK) ? Pace.QUICK : Pace.RECORD;
        CommandLineOptions asked;
        try {
            asked = new CommandLineOptions(words.toArray(String[]::new));
        } catch (CommandLineOptionException e) {
            System.err.println("tongbao bench micro: " + e.getMessage());
            System.exit(2);
            return;
        }
        if (asked.shouldHelp() || asked.shouldList()) {
            org.openjdk.jmh.Main.main(words.toArray(String[]::new));
            return;
        }
        new Micro(asked, pace).run();
    }

    private void run() throws RunnerException {
        List<Comparison> chosen =
                Comparison.all().stream().filter(this::isAsked).toList();
        if (chosen.isEmpty()) {
            System.err.println("tongbao bench micro: no benchmark matches " + asked.getIncludes() + "; -l lists them");
            System.exit(2);
        }
        List<String> lines = new ArrayList<>();
        for (Comparison comparison : chosen) {
            System.out.println("measuring " + (chosen.indexOf(comparison) + 1) + " of " + chosen.size() + ": "
                    + comparison.operation());
            lines.addAll(Table.lines(comparison, new Runner(options(comparison).build()).run()));
        }
        System.out.println();
        System.out.println(Table.HEADING);
        lines.forEach(System.out::println);
    }

    private boolean isAsked(Comparison comparison) {
        return asked.getIncludes().isEmpty()
                || asked.getIncludes().stream()
                        .map(Pattern::compile)
                        .anyMatch(pattern -> comparison
                                .benchmarks()
                                .anyMatch(benchmark ->
                                        pattern.matcher(PACKAGE + benchmark).find()));
    }

    /** The arguments come first; what they leave open is filled in. */
    private ChainedOptionsBuilder options(Comparison comparison) {
        String all = comparison.benchmarks().map(Pattern::quote).collect(Collectors.joining("|"));
        ChainedOptionsBuilder options = new OptionsBuilder()
                .parent(asked)
                .include(Pattern.quote(PACKAGE) + "(" + all + ")$")
                .exclude("^(?!" + Pattern.quote(PACKAGE) + "(" + all + ")$)")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .shouldFailOnError(true)
                .jvmArgsAppend(JVM);
        if (!asked.verbosity().hasValue()) {
            options.verbosity(VerboseMode.SILENT);
        }
        if (!asked.getForkCount().hasValue()) {
            options.forks(1);
        }
        if (!asked.getWarmupIterations().hasValue()) {
            options.warmupIterations(pace.warmups());
        }
        if (!asked.getMeasurementIterations().hasValue()) {
            options.measurementIterations(pace.measurements());
        }
        if (!asked.getWarmupTime().hasValue()) {
            options.warmupTime(pace.warmup());
        }
        if (!asked.getMeasurementTime().hasValue()) {
            options.measurementTime(pace.measurement());
        }
        return options;
    }
}
