package tongbao.alipay.bill;

/** A bill that cannot be believed: not a bill, cut off, too large, or at odds with its own totals. */
public final class BrokenBill extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenBill(String message) {
        super(message);
    }

    BrokenBill(String message, Throwable cause) {
        super(message, cause);
    }
}
