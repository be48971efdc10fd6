package tongbao.core.payment;

/** Why money goes back. */
public enum RefundKind {
    /** The business app asked for it. */
    REQUESTED,
    /** A payment that was cancelled while nobody knew what had come of it had been made. */
    REVERSAL,
    /** A second success of the same order goes back by itself. */
    DUPLICATE,
    /** Money that came after the order's end goes back by itself. */
    LATE,
    /** It was made elsewhere, and we learned of it. */
    EXTERNAL;

    /** Whether we ask for it by ourselves. */
    public boolean isUnasked() {
        return this == REVERSAL || this == DUPLICATE || this == LATE;
    }
}
