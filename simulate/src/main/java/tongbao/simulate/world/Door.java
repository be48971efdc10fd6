package tongbao.simulate.world;

import tongbao.core.gateway.Answer;
import tongbao.core.payment.AccountId;
import tongbao.core.payment.Fact;
import tongbao.core.payment.Payment;
import tongbao.core.payment.Refund;
import tongbao.core.payment.Wish;
import tongbao.core.store.Notice;
import tongbao.core.store.Once;

/** What stands in front of a gateway where a fault can hide outside its ports. */
public interface Door {
    /** The account that every order of a run is made with. */
    AccountId OWN_ACCOUNT = new AccountId("main");

    /** A message that says it comes from Alipay; whether it is signed was looked at. */
    record Letter(Fact.Trade fact, Notice notice, boolean signed) {}

    /** Takes a letter; whether it is answered {@code success}, so that Alipay won't repeat it. */
    boolean take(Letter letter);

    Answer<Refund> refund(Payment payment, Wish.Return wish, Once once);
}
