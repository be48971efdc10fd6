package tongbao.server.cashier;

/** The drawing at the top of a page. */
enum Sign {
    TURNING("<circle class=\"track\" cx=\"36\" cy=\"36\" r=\"29\"/>"
            + "<circle class=\"turn\" cx=\"36\" cy=\"36\" r=\"29\"/>"),
    TICK(disc("M22 37l10 10 19-21")),
    BACK(disc("M50 42a15 15 0 1 0-6 7M50 28v14H36")),
    CROSS(disc("M26 26l20 20M46 26L26 46")),
    BAR(disc("M36 20v20M36 51v.2")),
    CLOCK(disc("M36 20v17l11 7"));

    private final String drawing;

    Sign(String drawing) {
        this.drawing = drawing;
    }

    static Sign of(Standing standing) {
        return switch (standing) {
            case WAITING, SUBMITTING -> TURNING;
            case PAID -> TICK;
            case PARTIALLY_REFUNDED, REFUNDED -> BACK;
            case CLOSED -> CROSS;
            case EXPIRED -> CLOCK;
            case REFUSED -> BAR;
        };
    }

    String svg() {
        return "<svg class=\"sign\" viewBox=\"0 0 72 72\" aria-hidden=\"true\">" + drawing + "</svg>";
    }

    private static String disc(String mark) {
        return "<circle class=\"disc\" cx=\"36\" cy=\"36\" r=\"34\"/><path class=\"mark\" d=\"" + mark + "\"/>";
    }
}
