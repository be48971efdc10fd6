package tongbao.core.channel;

import tongbao.core.payment.AccountId;
import tongbao.core.payment.Attempt;
import tongbao.core.payment.Fact;
import tongbao.core.payment.OrderNo;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Refund;

/**
 * Whoever moves the money. Every call but {@link #sign} leaves this machine and may have had its effect although no
 * answer came; what came of it is a {@link Fact}, never an exception.
 */
public interface Channel {
    /** The same channel for work that nobody waits for: where calls are limited, it gives way. */
    default Channel background() {
        return this;
    }

    /**
     * What the payer's browser or app needs to pay this attempt, signed here: an absolute address for products by link,
     * the order text for the wallet's SDK otherwise. Sends nothing.
     *
     * @throws ChannelBusy when too many signatures are wanted at once
     */
    String sign(Payment payment, Attempt attempt);

    /** Announces the attempt to the channel. */
    Fact.OfAttempt submit(Payment payment, Attempt attempt);

    /** Asks how the attempt stands. */
    Fact.OfAttempt ask(Payment payment, Attempt attempt);

    /** Asks how an order of this account stands that isn't kept here. */
    Fact.OfAttempt ask(AccountId account, OrderNo orderNo);

    /** Closes the unpaid attempt; when it turns out not to be unpaid, the answer is how it stands. */
    Fact.OfAttempt closeThere(Payment payment, Attempt attempt, Fact.Because because);

    /**
     * Undoes the attempt whatever came of it: closes what isn't paid, gives back what is. Where money came and went, or
     * the channel won't, the answer is how it stands. Again and again it comes to the same.
     */
    Fact.OfAttempt cancelThere(Payment payment, Attempt attempt);

    /** Asks for a refund, again and again with the same number and amount; once is what it comes to. */
    Fact.OfRefund refund(Payment payment, Refund refund);

    /** Asks whether a refund went through. A reversal did so too when the cancel itself gave the money back. */
    Fact.OfRefund askRefund(Payment payment, Refund refund);
}
