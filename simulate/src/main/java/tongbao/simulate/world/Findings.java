package tongbao.simulate.world;

import java.util.ArrayList;
import java.util.List;

/** The violations of a run, the first ones only: what follows from a violation says little. */
final class Findings {
    private static final int KEPT_MAX = 8;

    private final List<Violation> violations = new ArrayList<>();

    void add(Rule rule, String about, String detail) {
        if (violations.size() < KEPT_MAX) {
            violations.add(new Violation(rule, about, detail));
        }
    }

    void expect(boolean holds, Rule rule, String about, String detail) {
        if (!holds) {
            add(rule, about, detail);
        }
    }

    boolean isEmpty() {
        return violations.isEmpty();
    }

    List<Violation> all() {
        return List.copyOf(violations);
    }
}
