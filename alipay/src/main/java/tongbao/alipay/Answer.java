package tongbao.alipay;

/** A response of Alipay after its signature was looked at, in the words of V2 whichever protocol brought it. */
sealed interface Answer {
    /** Alipay signed these fields. */
    record Signed(Fields fields) implements Answer {}

    /** Nobody signed these fields: they are hearsay. */
    record Unsigned(Fields fields) implements Answer {}

    /** Not an answer, or one that somebody else made. */
    record Useless(Outcome.Why why, String detail) implements Answer {}
}
