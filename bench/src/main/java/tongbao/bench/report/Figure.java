package tongbao.bench.report;

import java.util.Comparator;
import java.util.List;

/** How a figure, known by its stable name, is shown to people. */
record Figure(String name) {
    private static final List<String> FIRST = List.of(
            "succeeded_per_second",
            "latency_p50_micros",
            "latency_p90_micros",
            "latency_p99_micros",
            "latency_p999_micros",
            "latency_max_micros",
            "requests",
            "failed",
            "gateway_cpu_nanos_per_request",
            "postgres_cpu_nanos_per_request",
            "sandbox_cpu_nanos_per_request",
            "generator_cpu_nanos_per_request");

    /** The most telling first, the others by name. */
    static Comparator<String> order() {
        return Comparator.comparingInt((String name) -> FIRST.contains(name) ? FIRST.indexOf(name) : FIRST.size())
                .thenComparing(Comparator.naturalOrder());
    }

    /** What a person divides by. */
    private enum Unit {
        MILLISECONDS("_micros", "ms", 1_000, 2),
        MICROSECONDS("_nanos_per_request", "µs for each request", 1_000, 0),
        KILOBYTES("_bytes_per_request", "KB for each request", 1_024, 1),
        MEGABYTES("_bytes", "MB", 1 << 20, 0),
        MEGABYTES_MOST("_bytes_most", "MB at most", 1 << 20, 0),
        SECONDS("_millis", "s", 1_000, 2),
        HUNDREDTHS("_per_hundred_batches", "for each batch", 100, 1),
        ONES("", "", 1, 0);

        private final String ending;
        private final String words;
        private final long divisor;
        private final int decimals;

        Unit(String ending, String words, long divisor, int decimals) {
            this.ending = ending;
            this.words = words;
            this.divisor = divisor;
            this.decimals = decimals;
        }
    }

    private Unit unit() {
        for (Unit unit : Unit.values()) {
            if (name.endsWith(unit.ending)) {
                return unit;
            }
        }
        return Unit.ONES;
    }

    String heading() {
        Unit unit = unit();
        String stem = name.substring(0, name.length() - unit.ending.length())
                .replace('_', ' ')
                .replace("p999", "p99.9");
        return unit.words.isEmpty() ? stem : stem + ", " + unit.words;
    }

    String shown(long value) {
        return Text.decimal(value, unit().divisor, unit().decimals);
    }
}
