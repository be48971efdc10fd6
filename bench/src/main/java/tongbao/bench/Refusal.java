package tongbao.bench;

/** Options that can't be used; the message is the one line that the person at the terminal reads. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }
}
