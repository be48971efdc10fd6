package tongbao.sandbox.gateway;

import java.security.KeyPair;
import java.security.SecureRandom;
import tongbao.sandbox.bill.Bills;
import tongbao.sandbox.http.Pause;
import tongbao.sandbox.state.AppBook;
import tongbao.sandbox.state.AuthorityBook;
import tongbao.sandbox.state.BusinessClock;
import tongbao.sandbox.state.Database;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.trade.Numbers;
import tongbao.sandbox.trade.Trading;
import tongbao.sandbox.wire.RsaKeys;

/** What every part of the sandbox works with; {@code toldLater} wakes the sender of notices after a commit. */
public record House(
        Database database,
        BusinessClock clock,
        AppBook apps,
        AuthorityBook authority,
        Trading trading,
        Numbers numbers,
        Bills bills,
        Pause pause,
        Runnable toldLater,
        SecureRandom random,
        Manners manners,
        String url) {

    public KeyPair newKeys() {
        return RsaKeys.generate(random);
    }

    /** Where a payer's browser finds the order. */
    public String walletPath(Order order) {
        return "/wallet/" + order.code();
    }
}
