package tongbao.sandbox.state;

/** The sandbox's file cannot be read or written; nothing of the operation has happened unless the commit itself failed. */
public final class StateBroken extends RuntimeException {
    StateBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
