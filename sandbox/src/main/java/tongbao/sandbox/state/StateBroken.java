package tongbao.sandbox.state;

/** The sandbox's file can't be read or written. Nothing of the operation happened, unless the commit itself failed. */
public final class StateBroken extends RuntimeException {
    StateBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
