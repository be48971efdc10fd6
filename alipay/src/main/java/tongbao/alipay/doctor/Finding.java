package tongbao.alipay.doctor;

/** One cause that was found, and where. */
public sealed interface Finding {
    Cause cause();

    /** Where and what exactly, in one line; never a secret. */
    String detail();

    /** Undoing it made the signature (or the value) match: it is so. */
    record Proved(Cause cause, String detail) implements Finding {}

    /** It is there to be seen; that it alone broke the signature is not proved. */
    record Seen(Cause cause, String detail) implements Finding {}
}
