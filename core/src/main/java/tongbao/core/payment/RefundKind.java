package tongbao.core.payment;

/** Why money goes back. */
public enum RefundKind {
    /** The business app asked for it. */
    REQUESTED,
    /** A second success of the same order goes back by itself. */
    DUPLICATE,
    /** It was made elsewhere, and we learned of it. */
    EXTERNAL
}
