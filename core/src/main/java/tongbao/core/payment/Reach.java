package tongbao.core.payment;

/** How far a call got whose outcome isn't known. */
public enum Reach {
    /** Provably nothing left this machine. */
    NOT_SENT,
    /** It was sent; what it did isn't known. */
    SENT,
    /** An answer came that can't be trusted. */
    UNTRUSTWORTHY
}
