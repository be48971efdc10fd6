package tongbao.connector.alipay;

import tongbao.core.payment.Fact;
import tongbao.core.store.Notice;

/** What a notice turned out to be. */
public sealed interface Heard {
    /** Signed by Alipay, for one of our accounts: what it says happened. */
    record Genuine(Fact.Trade fact, Notice notice) implements Heard {}

    /** Signed by Alipay, and about nothing that a payment learns from, such as an order that isn't paid yet. */
    record Idle(String about) implements Heard {}

    /** Not to be believed; {@code why} is for the log. */
    record NotGenuine(String why) implements Heard {}
}
