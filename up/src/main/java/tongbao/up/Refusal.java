package tongbao.up;

/** A command that can't be carried out; the message is the one line that the person at the terminal reads. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }
}
