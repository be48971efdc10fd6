package tongbao.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a run does, in the order of a round. */
enum Work {
    CREATE(8_000),
    OPEN(800),
    NOTICE(800),
    QUERY(12_000),
    REFUND(120),
    MIX(1_200);

    private final int perSecondLeast;

    Work(int perSecondLeast) {
        this.perSecondLeast = perSecondLeast;
    }

    /** How many a second to prepare for at least. What costs much to prepare is prepared sparingly. */
    int perSecondLeast() {
        return perSecondLeast;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Work> read(String word) {
        return Arrays.stream(values()).filter(work -> work.word().equals(word)).findFirst();
    }
}
