package tongbao.core.store;

import java.time.Instant;

/** What a person found out about an incident, and did; the first one stays, whatever comes after. */
public record Explanation(IncidentId incident, String by, String text, Instant at) {
    /** The longest name of who explains, in characters. */
    public static final int BY_LENGTH_MAX = 100;

    /** The longest explanation, in characters. */
    public static final int TEXT_LENGTH_MAX = 2_000;

    public Explanation {
        check("by", by, BY_LENGTH_MAX);
        check("text", text, TEXT_LENGTH_MAX);
    }

    private static void check(String name, String text, int most) {
        boolean hasControls = text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n');
        if (text.isBlank() || text.codePointCount(0, text.length()) > most || hasControls) {
            throw new IllegalArgumentException(name + " is 1 to " + most + " characters");
        }
    }
}
