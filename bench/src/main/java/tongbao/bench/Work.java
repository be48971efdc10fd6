package tongbao.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a run does, in the order of a round. */
enum Work {
    CREATE(6_000),
    OPEN(1_500),
    NOTICE(4_000),
    QUERY(8_000),
    REFUND(400),
    MIX(4_000);

    private final int perSecondGuessed;

    Work(int perSecondGuessed) {
        this.perSecondGuessed = perSecondGuessed;
    }

    /** How many a second to prepare for before anything was measured. */
    int perSecondGuessed() {
        return perSecondGuessed;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Work> read(String word) {
        return Arrays.stream(values()).filter(work -> work.word().equals(word)).findFirst();
    }
}
