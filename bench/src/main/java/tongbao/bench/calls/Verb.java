package tongbao.bench.calls;

import java.util.Locale;

/** What is asked. */
public enum Verb {
    CREATE,
    OPEN,
    NOTICE,
    QUERY,
    REFUND,
    /** Of the sandbox, by a payer who prepares a refund: never measured. */
    PAYING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
