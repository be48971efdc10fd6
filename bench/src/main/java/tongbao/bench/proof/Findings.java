package tongbao.bench.proof;

import java.util.ArrayList;
import java.util.List;

/** Counts what is found, with examples. */
final class Findings {
    private static final int EXAMPLES_MAX = 20;

    private final List<String> examples = new ArrayList<>();
    private long compared;
    private long lost;
    private long doubled;
    private long different;
    private long unasked;
    private long unknown;

    void compared() {
        compared++;
    }

    /** The client was not told, so that either is right. */
    void unknown() {
        unknown++;
    }

    void lost(String what) {
        lost++;
        example("lost: " + what);
    }

    void doubled(String what) {
        doubled++;
        example("doubled: " + what);
    }

    void unasked(String what) {
        unasked++;
        example("nobody asked for: " + what);
    }

    void different(String where, Object is, Object wanted) {
        different++;
        example("different: " + where + " is '" + is + "', not '" + wanted + "'");
    }

    void same(String where, Object is, Object wanted) {
        if (!is.equals(wanted)) {
            different(where, is, wanted);
        }
    }

    private void example(String text) {
        if (examples.size() < EXAMPLES_MAX) {
            examples.add(text);
        }
    }

    Verdict verdict() {
        return new Verdict(compared, lost, doubled, different, unasked, unknown, examples);
    }
}
