package tongbao.bench.torture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What broke a rule, counted, and the first of it with its details. For one thread. */
final class Findings {
    private static final int EXAMPLES_MAX = 25;

    private final List<Violation> examples = new ArrayList<>();
    private final Map<Sort, Long> sorts = new EnumMap<>(Sort.class);
    private final Map<Rule, Long> rules = new EnumMap<>(Rule.class);

    /** In which way what is there isn't what should be. */
    enum Sort {
        LOST,
        DOUBLED,
        DIFFERENT
    }

    /** {@code about} is an order's number, or {@link #ALL}. */
    record Violation(Rule rule, Sort sort, String about, String detail) {}

    static final String ALL = "everything";

    void add(Rule rule, Sort sort, String about, String detail) {
        sorts.merge(sort, 1L, Long::sum);
        rules.merge(rule, 1L, Long::sum);
        if (examples.size() < EXAMPLES_MAX) {
            examples.add(new Violation(rule, sort, about, detail));
        }
    }

    void expect(boolean holds, Rule rule, Sort sort, String about, String detail) {
        if (!holds) {
            add(rule, sort, about, detail);
        }
    }

    long count() {
        return rules.values().stream().mapToLong(Long::longValue).sum();
    }

    long count(Sort sort) {
        return sorts.getOrDefault(sort, 0L);
    }

    Set<Rule> broken() {
        return Set.copyOf(rules.keySet());
    }

    List<Violation> examples() {
        return List.copyOf(examples);
    }
}
