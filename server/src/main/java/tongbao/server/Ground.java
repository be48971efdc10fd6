package tongbao.server;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import tongbao.connector.alipay.AlipayChannel;
import tongbao.core.channel.Channel;
import tongbao.core.store.Store;
import tongbao.server.notify.NoticeReader;
import tongbao.store.postgres.Figures;
import tongbao.store.postgres.PostgresStore;

/**
 * What a server stands on: where it keeps, whom it pays by, and the end of both. {@code figures} are what the store's
 * statements have done so far, where they are counted.
 */
public record Ground(
        Store store, Channel channel, NoticeReader notices, Supplier<List<Figures>> figures, Runnable close) {

    /** On a store that counts nothing. */
    public Ground(Store store, Channel channel, NoticeReader notices, Runnable close) {
        this(store, channel, notices, List::of, close);
    }

    /** PostgreSQL, its tables brought up to date, and Alipay. Throws {@code StoreUnavailable} without the database. */
    static Ground of(Settings settings, Clock business) {
        AlipayChannel channel = new AlipayChannel(settings.alipayAccounts(), settings.links(), business);
        PostgresStore store = new PostgresStore(settings.database());
        try {
            store.migrate();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        return new Ground(store, channel, channel::notice, store::figures, store::close);
    }
}
