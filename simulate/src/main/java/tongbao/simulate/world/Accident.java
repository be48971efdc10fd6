package tongbao.simulate.world;

/** What goes wrong in a run. */
public enum Accident {
    /** The process ends at a store or channel call, before it or after its effect. */
    CRASH,
    /** The store doesn't answer: nothing was written, or it was. */
    STORE_AWAY,
    /** A process stands still for seconds while the world goes on. */
    STALL,
    /** A call to Alipay never arrives. */
    CALL_LOST,
    /** A call to Alipay has its effect, and its answer never arrives. */
    ANSWER_LOST,
    /** A call to Alipay times out and has its effect seconds later. */
    CALL_LATE,
    /** A call to Alipay has its effect, and its answer can't be verified. */
    ANSWER_UNTRUSTED,
    /** Alipay answers that its system failed. */
    SYSTEM_ERROR,
    /** Alipay refuses a refund with a final code, though it would fit. */
    REFUND_REFUSED,
    /** A notice is lost on its way; Alipay repeats it later. */
    NOTICE_LOST,
    /** A notice takes minutes. */
    NOTICE_LATE,
    /** A notice comes twice. */
    NOTICE_DOUBLED,
    /** A notice that nobody at Alipay signed. */
    NOTICE_FORGED,
    /** A genuine notice about an order that isn't kept here, or told to another account. */
    NOTICE_STRAY,
    /** An app's call arrives twice, with the same nonce. */
    CALL_COPIED,
    /** A word to an app is lost. */
    WORD_LOST,
    /** Somebody makes a trade of another amount under our order number. */
    WRONG_AMOUNT,
    /** Somebody refunds in Alipay's console. */
    REFUND_ELSEWHERE,
    /** Alipay ends the time in which a trade can be refunded. */
    FINISHED_EARLY
}
