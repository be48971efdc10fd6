package tongbao.server;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tongbao.connector.alipay.AlipayChannel;
import tongbao.connector.alipay.SigningPool;
import tongbao.core.channel.Channel;
import tongbao.core.store.Store;
import tongbao.server.notify.NoticeReader;
import tongbao.store.postgres.Figures;
import tongbao.store.postgres.PostgresStore;

/**
 * What a server stands on: where it keeps, whom it pays by, who signs for that, and the end of all. {@code figures} are
 * what the store's statements have done so far, where they are counted.
 */
public record Ground(
        Store store,
        Channel channel,
        NoticeReader notices,
        Optional<Signing> signing,
        Supplier<List<Figures>> figures,
        Runnable close) {

    /** The threads that sign, and what they are to do first, as soon as requests are served. */
    record Signing(SigningPool pool, Runnable prepare) {}

    /** Other ground, whose channel signs by itself and whose store counts nothing. */
    public Ground(Store store, Channel channel, NoticeReader notices, Runnable close) {
        this(store, channel, notices, Optional.empty(), List::of, close);
    }

    /** PostgreSQL, its tables brought up to date, and Alipay. Throws {@code StoreUnavailable} without the database. */
    static Ground of(Settings settings, Clock business, SigningPool pool) {
        AlipayChannel channel = new AlipayChannel(settings.alipayAccounts(), settings.links(), business, pool);
        PostgresStore store = new PostgresStore(settings.database());
        try {
            store.migrate();
        } catch (RuntimeException e) {
            pool.close();
            store.close();
            throw e;
        }
        Signing signing = new Signing(pool, () -> channel.prepare(pool));
        return new Ground(store, channel, channel::notice, Optional.of(signing), store::figures, () -> {
            pool.close();
            store.close();
        });
    }
}
