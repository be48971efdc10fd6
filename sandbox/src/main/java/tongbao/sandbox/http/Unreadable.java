package tongbao.sandbox.http;

/** What came is no request, or none that is taken; its status and its sentence are the answer. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    Unreadable(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    Reply answer() {
        return Reply.text(status, String.valueOf(getMessage()));
    }
}
