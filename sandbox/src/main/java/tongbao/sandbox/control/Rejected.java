package tongbao.sandbox.control;

/** A control call that was not carried out, with the HTTP status and a sentence for the tester. */
final class Rejected extends RuntimeException {
    private final int status;

    Rejected(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static Rejected badRequest(String message) {
        return new Rejected(400, message);
    }

    static Rejected notFound(String message) {
        return new Rejected(404, message);
    }

    static Rejected conflict(String message) {
        return new Rejected(409, message);
    }

    int status() {
        return status;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
