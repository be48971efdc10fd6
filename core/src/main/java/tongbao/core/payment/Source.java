package tongbao.core.payment;

/** Where a wish or a fact came from. */
public enum Source {
    /** The business app called. */
    APP,
    /** The payer opened a page. */
    PAYER,
    /** The channel answered a call that one of our effects made. */
    REPLY,
    /** The channel told us by itself. */
    NOTICE,
    /** The channel was asked because somebody wanted to know. */
    QUERY,
    /** The channel was asked because a planned look was due. */
    LOOK,
    /** Time passed. */
    TIME,
    /** The channel was asked because the database was restored. */
    RECOVERY;

    /** Whether nothing learned means that the next look has to be planned: the last plan is used up. */
    boolean usesUpTheLook() {
        return this == LOOK || this == REPLY;
    }
}
