package tongbao.bench.stack;

/** Something that the bench needs did not start, or did not answer; the message is for the person who reads it. */
public final class StackBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackBroken(String message) {
        super(message);
    }

    StackBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
