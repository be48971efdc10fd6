package tongbao.simulate.world;

import java.util.ArrayList;
import java.util.List;

/** The violations of a run: of each rule the first about each order, for what follows from it says little. */
final class Findings {
    private final List<Violation> violations = new ArrayList<>();

    void add(Rule rule, String about, String detail) {
        boolean known = violations.stream()
                .anyMatch(each -> each.rule() == rule && each.about().equals(about));
        if (!known) {
            violations.add(new Violation(rule, about, detail));
        }
    }

    void expect(boolean holds, Rule rule, String about, String detail) {
        if (!holds) {
            add(rule, about, detail);
        }
    }

    List<Violation> all() {
        return List.copyOf(violations);
    }
}
