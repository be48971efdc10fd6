package tongbao.connector.alipay;

import tongbao.core.payment.Fact;
import tongbao.core.store.Notice;

/** What a notice turned out to be. */
public sealed interface Heard {
    /** Signed by Alipay for one of our accounts and about an order number of ours: what it says happened. */
    record Genuine(Fact.Trade fact, Notice notice) implements Heard {}

    /** Signed by Alipay, and about nothing that a payment learns from, such as a message of another kind. */
    record Idle(String about) implements Heard {}

    /** Signed by Alipay, and about another seller's or another system's order: somebody's settings are wrong. */
    record Stray(String about) implements Heard {}

    /** Not to be believed; {@code why} is for the log. */
    record NotGenuine(String why) implements Heard {}
}
