package tongbao.sandbox.gateway;

import java.security.KeyPair;
import java.util.function.Supplier;
import tongbao.sandbox.http.Pause;
import tongbao.sandbox.state.AppBook;
import tongbao.sandbox.state.BusinessClock;
import tongbao.sandbox.state.Database;
import tongbao.sandbox.trade.Numbers;
import tongbao.sandbox.trade.Trading;

/** What every part of the sandbox works with; {@code toldLater} wakes the sender of notices after a commit. */
public record House(
        Database database,
        BusinessClock clock,
        AppBook apps,
        Trading trading,
        Numbers numbers,
        Pause pause,
        Runnable toldLater,
        Supplier<KeyPair> keyPairs,
        String url) {}
