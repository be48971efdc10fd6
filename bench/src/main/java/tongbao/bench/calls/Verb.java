package tongbao.bench.calls;

import java.util.Locale;

/** What is asked of the gateway. */
public enum Verb {
    CREATE,
    OPEN,
    NOTICE,
    QUERY,
    REFUND;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
