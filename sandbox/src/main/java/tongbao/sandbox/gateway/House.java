package tongbao.sandbox.gateway;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import tongbao.sandbox.bill.Bills;
import tongbao.sandbox.http.Pause;
import tongbao.sandbox.journal.Journal;
import tongbao.sandbox.scenario.Mischief;
import tongbao.sandbox.state.AppBook;
import tongbao.sandbox.state.AuthorityBook;
import tongbao.sandbox.state.BusinessClock;
import tongbao.sandbox.state.Buyer;
import tongbao.sandbox.state.Database;
import tongbao.sandbox.state.Order;
import tongbao.sandbox.state.UserTokens;
import tongbao.sandbox.state.UserTokens.AuthCode;
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
        Rules rules,
        Journal journal,
        Mischief mischief,
        String url) {
    private static final Duration AUTH_CODE_LIFE = Duration.ofHours(24);

    /** How much the gateway says when it refuses. */
    public Manners manners() {
        return rules.now().manners();
    }

    /** A user lets an application know who they are. */
    public AuthCode newAuthCode(String appId, Buyer user) {
        AuthCode code =
                new AuthCode(numbers.authCode(), appId, user, trading.now().plus(AUTH_CODE_LIFE));
        database.transact(sql -> {
            UserTokens.insert(sql, code);
            return true;
        });
        return code;
    }

    public KeyPair newKeys() {
        return RsaKeys.generate(random);
    }

    /** Where a payer's browser finds the order, on a computer. */
    public String cashierPath(Order order) {
        return "/cashier/" + order.code();
    }

    /** Where a payer's browser finds the order, on a phone. */
    public String walletPath(Order order) {
        return "/wallet/" + order.code();
    }
}
