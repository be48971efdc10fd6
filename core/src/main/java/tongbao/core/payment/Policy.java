package tongbao.core.payment;

/**
 * What an app wants done with money that comes without having been wanted: {@code doubled} when an order is paid a
 * second time, {@code late} when it is paid after its end.
 */
public record Policy(Surplus doubled, Surplus late) {
    /** A second payment goes back; late money is taken, and told as late. */
    public static final Policy USUAL = new Policy(Surplus.REFUND, Surplus.ACCEPT);

    /** What becomes of it. */
    public enum Surplus {
        /** It goes back by itself. */
        REFUND,
        /** It stays, and an incident is opened: a person decides. */
        HOLD,
        /** It stays. */
        ACCEPT
    }
}
