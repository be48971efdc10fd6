package tongbao.alipay;

/** Whether Alipay said something. */
sealed interface Proof {
    /** Alipay signed it. */
    record Signed() implements Proof {}

    /** Nobody signed it in a way that could be checked: hearsay. */
    record Unsigned() implements Proof {}

    /** Somebody signed it, but not one whom we believe. */
    record Forged(String detail) implements Proof {}
}
