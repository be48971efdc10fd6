package tongbao.sandbox.junit;

/** The sandbox did not do what a test wished: the state forbids it, there is no such thing, or it makes no sense. */
public final class NotDone extends RuntimeException {
    private final int status;

    NotDone(int status, String message) {
        super(message);
        this.status = status;
    }

    /** 400, 404 or 409, as the control call answered. */
    public int status() {
        return status;
    }
}
