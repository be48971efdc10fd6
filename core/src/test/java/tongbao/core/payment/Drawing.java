package tongbao.core.payment;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** States and what leads from one to another, as a state diagram in Mermaid's words. */
final class Drawing {
    /** Where everything begins. */
    static final String BIRTH = "[*]";

    /** From, to, and the names of what leads there. */
    private final Map<String, Map<String, Set<String>>> edges = new TreeMap<>();

    /** What leaves a state as it is isn't drawn. */
    void edge(String from, String to, String name) {
        if (!from.equals(to)) {
            edges.computeIfAbsent(from, state -> new TreeMap<>())
                    .computeIfAbsent(to, state -> new TreeSet<>())
                    .add(name);
        }
    }

    /** In alphabetical order, so that only the rules change it. */
    String mermaid() {
        StringBuilder drawing = new StringBuilder("stateDiagram-v2");
        edges.forEach((from, targets) -> targets.forEach((to, names) -> drawing.append("\n    ")
                .append(from)
                .append(" --> ")
                .append(to)
                .append(": ")
                .append(String.join(" / ", names))));
        return drawing.toString();
    }
}
