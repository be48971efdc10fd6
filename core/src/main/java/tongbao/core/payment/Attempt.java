package tongbao.core.payment;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** One try to get an order paid, with an order number of its own, pinned to the account it was made with. */
public record Attempt(int number, Means means, AccountId account, OrderNo orderNo, LinkToken link, AttemptState state) {
    /** The most attempts one payment may have. */
    public static final int COUNT_MAX = 20;

    public Attempt {
        if (number < 1 || number > COUNT_MAX) {
            throw new IllegalArgumentException("attempts are numbered 1 to " + COUNT_MAX + ": " + number);
        }
    }

    static Attempt begin(int number, PaymentId payment, Plan plan, AttemptState state, RandomGenerator chance) {
        OrderNo orderNo = OrderNo.make(payment, chance);
        return new Attempt(number, plan.means(), plan.account(), orderNo, LinkToken.make(payment, chance), state);
    }

    public Product product() {
        return means.product();
    }

    public Attempt in(AttemptState next) {
        return new Attempt(number, means, account, orderNo, link, next);
    }

    public Optional<Success> success() {
        return state instanceof AttemptState.Successful successful
                ? Optional.of(successful.success())
                : Optional.empty();
    }

    /** Whether the payer may have a signed address of it while nothing here says that it is over. */
    public boolean isOpen() {
        return state instanceof AttemptState.Submitting || state instanceof AttemptState.Awaiting;
    }

    /** Whether it can be paid as far as we decide. */
    public boolean isAlive() {
        return isOpen() || state instanceof AttemptState.Prepared;
    }

    public boolean isUnsettled() {
        return state instanceof AttemptState.Unsettled;
    }
}
