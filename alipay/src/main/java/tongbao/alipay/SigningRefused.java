package tongbao.alipay;

/** There is too much to sign. Nothing was signed, so nothing has left; trying again in a moment is safe. */
public final class SigningRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace: it is thrown when there is no time to lose. */
    public SigningRefused(String message) {
        super(message, null, false, false);
    }
}
